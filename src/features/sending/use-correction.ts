import { useState } from 'preact/hooks'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { goBack } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import { readFieldInput } from './field-input.ts'
import { readCorrection, startCorrection } from './problem-draft.ts'
import { chooseRemedy, sayFault } from './problem-words.ts'

type Queries = ReturnType<typeof useDevice>['queries']
export type RejectedChange = Awaited<ReturnType<Queries['ownChanges']>>[number]

/** The correction of one refused change: what is typed, and the ways out of the problem list. */
export function useCorrection(change: RejectedChange) {
  const device = useDevice()
  const text = useText()
  const path = change.rejection?.path ?? ''
  const input = readFieldInput(change.kind, path)
  const remedy = chooseRemedy(change.rejection?.code, input)
  const draft = useDraft(
    `problem:${change.id}`,
    { typed: startCorrection(input, change.set[path]) },
    ({ typed }) => (typeof typed === 'string' ? { typed } : undefined),
  )
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  const leave = async (words: 'fix.mended' | 'fix.withdrawn') => {
    await draft.drop()
    showNotice({ text: text.t(words) })
    goBack('#/sending/problems')
  }
  const mend = async (set: Fields) => {
    setBusy(true)
    const saved = await device.mend(change.id, set)
    setBusy(false)
    if (saved.ok) await leave('fix.mended')
    else setError(text.t(saved.problem.tag === 'invalid' ? 'fix.invalid' : 'fix.saved.not'))
  }
  return {
    path,
    input,
    remedy,
    typed: draft.values.typed,
    error,
    busy,
    type: (typed: string) => {
      setError(undefined)
      draft.change({ typed })
    },
    save: async () => {
      if (remedy !== 'correct') {
        await mend({})
        return
      }
      const correction = readCorrection(input, draft.values.typed)
      if (correction.ok) await mend({ [path]: correction.value })
      else setError(sayFault(text, correction.fault, input))
    },
    withdraw: async () => {
      setBusy(true)
      const withdrawn = await device.withdraw(change.id)
      setBusy(false)
      if (withdrawn.ok) await leave('fix.withdrawn')
      else setError(text.t('fix.saved.not'))
    },
  }
}
