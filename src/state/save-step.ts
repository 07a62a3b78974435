// The last step of a form: written once, however often the button is pressed; what failed is kept to be
// said, and what was saved leaves its draft.

import { useRef, useState } from 'preact/hooks'
import type { Result } from '../domain/base/result.ts'
import type { SaveProblem } from '../storage/types.ts'
import type { FormDraft } from './draft.ts'
import { announce } from './notice.ts'
import { useText } from './text.tsx'

/** Gives what runs one job at a time: a thumb in a glove presses twice, and the second press while the
 *  first is being written is not heard. */
export function useOnce(): <T>(job: () => Promise<T>) => Promise<T | undefined> {
  const isRunning = useRef(false)
  return async (job) => {
    if (isRunning.current) return undefined
    isRunning.current = true
    try {
      return await job()
    } finally {
      isRunning.current = false
    }
  }
}

type SaveStep = {
  /** Why the last try failed. */
  readonly problem: SaveProblem | undefined
  readonly once: ReturnType<typeof useOnce>
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
