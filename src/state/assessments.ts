// Assessments on the phone, and the worker that computes what they say.

import { useEffect, useState } from 'preact/hooks'
import type { RecordId } from '../domain/base/ids.ts'
import { readAssessment, type Assessment } from '../domain/records/assessment.ts'
import type { AssessmentContent, AssessmentTerms } from '../domain/views/assessment/assess.ts'
import { loadDocumentWords, type DocumentWords } from '../i18n/document-words.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'

export type KnownAssessment = Assessment & { readonly id: RecordId }

/** Newest first; undefined until they are read. */
export function useAssessments(): readonly KnownAssessment[] | undefined {
  const device = useDevice()
  return useLive(async () => {
    const records = await device.queries.records('assessment')
    return records.map(({ id, fields }) => ({ ...readAssessment(fields), id }))
  }, [device])
}

type Answer =
  | { readonly tag: 'content'; readonly content: AssessmentContent }
  | { readonly tag: 'failed' }
export type Computed = AssessmentContent | 'failed' | undefined

/** What the records say now in answer to the terms; undefined while it is computed. */
export function useAssessed(terms: AssessmentTerms | undefined): Computed {
  const [computed, setComputed] = useState<Computed>()
  useEffect(() => {
    if (terms === undefined) return
    setComputed(undefined)
    const worker = new Worker(new URL('../workers/assessment-worker.ts', import.meta.url), {
      type: 'module',
    })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      setComputed(data.tag === 'content' ? data.content : 'failed')
      worker.terminate()
    })
    worker.addEventListener('error', () => setComputed('failed'))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    worker.postMessage(terms)
    return () => worker.terminate()
  }, [terms])
  return computed
}

/** The words of a document's language; 'failed' where they are neither here nor to be had. */
export function useDocumentWords(
  language: Assessment['language'],
): DocumentWords | 'failed' | undefined {
  const [words, setWords] = useState<DocumentWords | 'failed'>()
  useEffect(() => {
    let wanted = true
    setWords(undefined)
    loadDocumentWords(language).then(
      (loaded) => wanted && setWords(loaded),
      () => wanted && setWords('failed'),
    )
    return () => {
      wanted = false
    }
  }, [language])
  return words
}
