// City hall's screens are no part of what every phone downloads at once. A phone of city hall asks the
// worker to keep them, so that the overview opens without a network, too.

/** Asks once a start; a worker that has them does nothing. Without one they come over the network. */
export function keepOfficeParts(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.ready.then(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    ({ active }) => active?.postMessage({ type: 'KEEP_OFFICE' }),
    () => undefined, // no worker in this window
  )
}
