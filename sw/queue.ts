// The browser wakes the worker when the network is back. The worker runs the same engine on the
// same store as the page; which of the two runs is settled by the lock.

import { openDevice, type Device } from '../src/device.ts'
import { OUTBOX_TAG, PULL_TAG } from '../src/platform/background-sync.ts'
import type { Trigger } from '../src/sync/ports.ts'

export function serveQueue(scope: ServiceWorkerGlobalScope, builtAt: number): void {
  scope.addEventListener('sync', (event) => {
    if (isExtendable(event) && tagOf(event) === OUTBOX_TAG)
      event.waitUntil(run(builtAt, 'background'))
  })
  scope.addEventListener('periodicsync', (event) => {
    if (isExtendable(event) && tagOf(event) === PULL_TAG) event.waitUntil(run(builtAt, 'periodic'))
  })
}

/** Settles when the engine is done; rejects while changes remain that could go out, so that the
 *  browser tries again. */
async function run(builtAt: number, trigger: Trigger): Promise<void> {
  const opened = await openDevice({ context: 'worker', builtAt })
  if (!opened.ok) throw new Error(`the store did not open: ${opened.problem.tag}`)
  const device = opened.value
  try {
    await device.sync(trigger)
    if (trigger === 'background' && (await hasMoreToSend(device)))
      throw new Error('changes or photos remain to be sent')
  } finally {
    device.close()
  }
}

/** A phone that the server does not know has to wait for a person, not for the network. */
async function hasMoreToSend(device: Device): Promise<boolean> {
  const { queued, enrolment, disconnection } = await device.queries.queueStatus()
  if (enrolment === undefined || disconnection !== undefined) return false
  return queued > 0 || hasPhotosToSend(device)
}

/** Those that wait for Wi-Fi or for the charger are no reason to be woken again. */
async function hasPhotosToSend({ photos }: Device): Promise<boolean> {
  const desk = await photos()
  return (await desk.status()).waiting > 0 && (await desk.waitReason()) === undefined
}

function isExtendable(event: Event): event is ExtendableEvent {
  return 'waitUntil' in event
}

/** Background Sync is not in TypeScript's library: it exists in Chromium only. */
function tagOf(event: Event): unknown {
  return Reflect.get(event, 'tag')
}
