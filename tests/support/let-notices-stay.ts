/** Runs in the page before the app does. A slow machine may need longer than the ten seconds that a
 *  notice stays. */
export function letNoticesStay(): void {
  const set = setTimeout.bind(globalThis)
  const NOTICE_MS = 10_000
  globalThis.setTimeout = Object.assign(
    (run: () => void, ms?: number) => (ms === NOTICE_MS ? 0 : set(run, ms)),
    setTimeout,
  )
}
