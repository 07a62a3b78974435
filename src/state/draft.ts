// Nothing that a person typed is lost: a form writes itself to a draft at the latest 300 ms after a
// change, also while typing goes on, and at once when the page is hidden or the form is left.

import { useEffect, useRef, useState } from 'preact/hooks'
import { createStore } from 'zustand/vanilla'
import type { DraftValues } from '../storage/types.ts'
import { createAutosave, type Autosave } from './autosave.ts'
import { useDevice } from './device.tsx'

export type FormDraft<T extends DraftValues> = {
  readonly values: T
  readonly change: (patch: Partial<T>) => void
  /** True once an earlier draft, if there was one, is in `values`. */
  readonly ready: boolean
  /** True when `values` came from a form that was left open. */
  readonly restored: boolean
  readonly drop: () => Promise<void>
}

/** The forms on the screen that hold something a person typed and did not save yet. */
export const unsavedForms = createStore<{ readonly keys: readonly string[] }>(() => ({ keys: [] }))

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
  const latest = useRef(initial)
  const autosave = useRef<Autosave<T> | undefined>(undefined)
  const show = (after: T) => {
    latest.current = after
    setValues(() => after)
  }

  useEffect(() => {
    // The answer is not awaited: a page that is being hidden has no time for it.
    const saving = createAutosave<T>((unsaved) => void device.saveDraft(key, unsaved))
    autosave.current = saving
    let wanted = true
    const settle = (restored: T | undefined) => {
      if (!wanted) return
      // What was typed before the draft came is newer than the draft.
      const isTouched = saving.isTouched()
      if (restored !== undefined && !isTouched) show(restored)
      setStage({ ready: true, restored: restored !== undefined && !isTouched })
    }
    device.queries.draft(key).then(
      (draft) => settle(draft === undefined ? undefined : read(draft.values)),
      () => settle(undefined),
    )
    const stop = flushWhenHidden(saving)
    return () => {
      wanted = false
      stop()
      saving.flush()
      markUnsaved(key, false)
    }
  }, [key])

  return {
    values,
    ready: stage.ready,
    restored: stage.restored,
    change: (patch) => {
      show({ ...latest.current, ...patch })
      autosave.current?.change(latest.current)
      markUnsaved(key, true)
    },
    drop: async () => {
      autosave.current?.cancel()
      markUnsaved(key, false)
      await device.dropDraft(key)
    },
  }
}

function flushWhenHidden(saving: { readonly flush: () => void }): () => void {
  const hide = () => {
    if (document.visibilityState === 'hidden') saving.flush()
  }
  document.addEventListener('visibilitychange', hide)
  addEventListener('pagehide', saving.flush)
  return () => {
    document.removeEventListener('visibilitychange', hide)
    removeEventListener('pagehide', saving.flush)
  }
}

function markUnsaved(key: string, unsaved: boolean): void {
  const { keys } = unsavedForms.getState()
  if (keys.includes(key) === unsaved) return
  unsavedForms.setState({ keys: unsaved ? [...keys, key] : keys.filter((other) => other !== key) })
}
