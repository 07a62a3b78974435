// Computes an assessment beside the page.

import { assess, type AssessmentTerms } from '../domain/views/assessment/assess.ts'
import { phoneRandom } from '../platform/random.ts'
import { openCityReader } from '../storage/city-reader.ts'

declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', ({ data }: MessageEvent<AssessmentTerms>) => {
  compute(data).then(
    (content) => tell({ tag: 'content', content }),
    () => tell({ tag: 'failed' }),
  )
})

async function compute(terms: AssessmentTerms) {
  const opened = await openCityReader({ random: phoneRandom })
  if (!opened.ok) throw new Error('the store did not open')
  const { readAll } = opened.value
  const [facility, outage, need, aid] = await Promise.all([
    readAll('facility'),
    readAll('outage'),
    readAll('need'),
    readAll('aid'),
  ])
  return assess({ facility, outage, need, aid }, terms)
}

function tell(message: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page, not a window
  self.postMessage(message)
}
