// Some parts are not in what every phone downloads at once: city hall's screens, the English words. A
// phone that needs them asks the worker to keep them, so that they open without a network, too.

/** Asks once a start; a worker that has them does nothing. Without one they come over the network. */
export function keepParts(wish: 'KEEP_OFFICE' | 'KEEP_ENGLISH'): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.ready.then(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    ({ active }) => active?.postMessage({ type: wish }),
    () => undefined, // no worker in this window
  )
}
