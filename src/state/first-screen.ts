// What is not needed for the first button waits until it is there: on a cheap phone each file that is
// parsed before it puts it off by tens of milliseconds.

const LATEST_MS = 1500

let tell: () => void
/** Settles when the first screen shows what it is for, or after a second and a half. */
export const firstScreenShown = new Promise<void>((resolve) => {
  tell = resolve
})

/** Says that the first screen shows what it is for. */
export function noteFirstScreen(): void {
  tell()
}

setTimeout(noteFirstScreen, LATEST_MS)

/** A page that nobody sees draws nothing. */
const UNSEEN_MS = 100

/** Settles when what was just rendered is drawn. */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN_MS)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

const IDLE_WITHIN_MS = 1000

/** Settles when nothing else is to do, or after a second: a finger on the screen comes first. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such thing yet.
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve)
    else requestIdleCallback(() => resolve(), { timeout: IDLE_WITHIN_MS })
  })
}
