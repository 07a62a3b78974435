// Nothing that a person typed is lost: a form writes itself to a draft 300 ms after each change,
// and at once when the page is hidden or the form is left.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftValues } from '../storage/types.ts'
import { useDevice } from './device.tsx'

const AUTOSAVE_MS = 300

export type FormDraft<T extends DraftValues> = {
  readonly values: T
  readonly change: (patch: Partial<T>) => void
  /** True once an earlier draft, if there was one, is in `values`. */
  readonly ready: boolean
  /** True when `values` came from a form that was left open. */
  readonly restored: boolean
  readonly drop: () => Promise<void>
}

/** Keeps the values of one form. `read` makes typed values of a stored draft, or undefined when it
 *  is of another shape (an older app's). */
export function useDraft<T extends DraftValues>(
  key: string,
  initial: T,
  read: (stored: DraftValues) => T | undefined,
): FormDraft<T> {
  const device = useDevice()
  const [values, setValues] = useState(initial)
  const [stage, setStage] = useState({ ready: false, restored: false })
  const pending = useRef<{ values: T | undefined; timer: number | undefined }>({
    values: undefined,
    timer: undefined,
  })

  const flush = () => {
    const { values: unsaved, timer } = pending.current
    clearTimeout(timer)
    pending.current = { values: undefined, timer: undefined }
    // The answer is not awaited: a page that is being hidden has no time for it.
    if (unsaved !== undefined) void device.saveDraft(key, unsaved)
  }

  useEffect(() => {
    let wanted = true
    void device.queries.draft(key).then((draft) => {
      if (!wanted) return
      const restored = draft === undefined ? undefined : read(draft.values)
      if (restored !== undefined) setValues(() => restored)
      setStage({ ready: true, restored: restored !== undefined })
    })
    const hide = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', flush)
    return () => {
      wanted = false
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [key])

  return {
    values,
    ready: stage.ready,
    restored: stage.restored,
    change: (patch) => {
      setValues((before) => {
        const after = { ...before, ...patch }
        clearTimeout(pending.current.timer)
        pending.current = { values: after, timer: setTimeout(flush, AUTOSAVE_MS) }
        return after
      })
    },
    drop: async () => {
      clearTimeout(pending.current.timer)
      pending.current = { values: undefined, timer: undefined }
      await device.dropDraft(key)
    },
  }
}
