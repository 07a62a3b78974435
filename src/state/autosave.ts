// When a form is written down: 300 ms after the first change that is not written yet, whether or not
// typing goes on, so that a crash costs at most that much. (Waiting for a pause would cost all of it.)

const AUTOSAVE_MS = 300

export type Autosave<T> = {
  readonly change: (values: T) => void
  /** Writes now what is not written. */
  readonly flush: () => void
  /** Forgets what is not written: the form was saved or thrown away. */
  readonly cancel: () => void
  /** True once anything was changed. */
  readonly isTouched: () => boolean
}

export function createAutosave<T>(write: (values: T) => void): Autosave<T> {
  let unsaved: { readonly values: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTouched = false
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
    unsaved = undefined
  }
  const flush = () => {
    const last = unsaved
    cancel()
    if (last !== undefined) write(last.values)
  }
  return {
    change: (values) => {
      isTouched = true
      unsaved = { values }
      timer ??= setTimeout(flush, AUTOSAVE_MS)
    },
    flush,
    cancel,
    isTouched: () => isTouched,
  }
}
