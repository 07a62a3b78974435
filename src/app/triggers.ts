// What makes the phone try to send and fetch while the app is open. The engine decides whether it is
// time; the outbox, not the network's word, decides what is shown.

import type { Device } from '../device.ts'
import { keepSafely } from '../state/preferences.ts'

/** Tries now, and whenever the network returns or the app comes back to the screen. */
export function followTriggers(device: Device): void {
  addEventListener('online', () => void device.sync('online')) // never throws
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void device.sync('visible')
  })
  // A page out of the back-forward cache was frozen: its timers did not run.
  addEventListener('pageshow', (event) => {
    if (event.persisted) void device.sync('visible')
  })
  void device.sync('start')
  void keepSafely(device) // never throws
}
