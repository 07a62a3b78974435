// The last step of a form: written once, however often the button is pressed; what failed is kept to be
// said, and what was saved leaves its draft.

import { useState } from 'preact/hooks'
import type { Result } from '../domain/base/result.ts'
import type { SaveProblem } from '../storage/types.ts'
import type { FormDraft } from './draft.ts'
import { announce } from './notice.ts'
import { useText } from './text.tsx'

type Once = <T>(job: () => Promise<T>) => Promise<T | undefined>

/** Gives what runs one job at a time: a thumb in a glove presses twice, and the second press while the
 *  first is being written is not heard. */
export function makeOnce(): Once {
  let isRunning = false
  return async (job) => {
    if (isRunning) return undefined
    isRunning = true
    try {
      return await job()
    } finally {
      isRunning = false
    }
  }
}

export function useOnce(): Once {
  return useState(makeOnce)[0]
}

type SaveStep = {
  /** Why the last try failed. */
  readonly problem: SaveProblem | undefined
  readonly once: Once
  /** Gives what was saved, once it is on the disk and its draft is gone; undefined where it failed. */
  readonly keep: <T>(written: Promise<Result<T, SaveProblem>>) => Promise<T | undefined>
}

export function useSaveStep({ drop }: Pick<FormDraft<Record<string, unknown>>, 'drop'>): SaveStep {
  const { t } = useText()
  const once = useOnce()
  const [problem, setProblem] = useState<SaveProblem>()
  const keep: SaveStep['keep'] = async (written) => {
    const saved = await written
    setProblem(saved.ok ? undefined : saved.problem)
    if (!saved.ok) return undefined
    await drop()
    announce(t('sr.live.saved'))
    return saved.value
  }
  return { problem, once, keep }
}
