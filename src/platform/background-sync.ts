// Background Sync, where the browser has it (Chromium). Elsewhere nothing happens, and the screens
// say that the app must be open to send.

export const OUTBOX_TAG = 'promin-outbox'
export const PULL_TAG = 'promin-pull'
const PULL_EVERY_MS = 6 * 60 * 60 * 1000

type SyncManager = { readonly register: (tag: string, options?: object) => Promise<void> }

/** Asks the browser to wake the worker when the network comes back. Gives false where it cannot. */
export function registerOutboxSync(): Promise<boolean> {
  return register('sync', OUTBOX_TAG)
}

/** Asks for a pull every few hours; browsers grant it to installed apps only. */
export function registerPeriodicPull(): Promise<boolean> {
  return register('periodicSync', PULL_TAG, { minInterval: PULL_EVERY_MS })
}

async function register(
  managerName: 'sync' | 'periodicSync',
  tag: string,
  options?: object,
): Promise<boolean> {
  try {
    const registration = await findRegistration()
    const manager: unknown = registration && Reflect.get(registration, managerName)
    if (!isSyncManager(manager)) return false
    await manager.register(tag, options)
    return true
  } catch {
    // Not granted, or the worker is gone: the triggers of the open app carry it.
    return false
  }
}

/** In the page, the worker's registration as far as there is one now: waiting for one could be for ever. */
async function findRegistration(): Promise<object | undefined> {
  const own: unknown = Reflect.get(globalThis, 'registration')
  if (typeof own === 'object' && own !== null) return own
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return undefined
  return navigator.serviceWorker.getRegistration()
}

function isSyncManager(value: unknown): value is SyncManager {
  return typeof value === 'object' && value !== null && 'register' in value
}
