// The service worker: registered once the page is shown. A new version waits and takes over by itself
// when the app is opened the next time; earlier only when a person says so.

import { Workbox } from 'workbox-window'
import { preferences } from '../state/preferences.ts'
import { offerUpdate } from '../state/update.ts'
import { keepParts } from './keep-parts.ts'

const LOOK_EVERY_MS = 60 * 60 * 1000

/** Registers the worker, where the browser has them. Without one the app works while it is open. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const workbox = new Workbox('/sw.js')
  workbox.addEventListener('waiting', () => {
    offerUpdate(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    })
  })
  try {
    await workbox.register()
  } catch {
    // A private window, a full disk, or no network at the very first visit: the next start tries again.
    return
  }
  lookForUpdates(workbox)
  followLanguage()
}

/** Who reads English reads it without a network, too, and after an update. */
function followLanguage(): void {
  const ask = () => {
    if (preferences.getState().language === 'en') keepParts('KEEP_ENGLISH')
  }
  preferences.subscribe(ask)
  ask()
}

/** An app that stays open for days would never hear of a new version. */
function lookForUpdates(workbox: Workbox): void {
  let lookedAt = performance.now()
  document.addEventListener('visibilitychange', () => {
    const isDue = performance.now() - lookedAt > LOOK_EVERY_MS
    if (document.visibilityState !== 'visible' || !isDue) return
    lookedAt = performance.now()
    workbox.update().catch(() => undefined) // no network: it is asked again later
  })
}
