// The service worker: registered once the page is shown. A new version waits and takes over by itself
// when the app is opened the next time; earlier only when a person says so.

import { Workbox } from 'workbox-window'
import { preferences } from '../state/preferences.ts'
import { offerUpdate } from '../state/update.ts'
import { keepParts } from './keep-parts.ts'

const LOOK_EVERY_MS = 60 * 60 * 1000
const TRY_AGAIN_MS = 5 * 60 * 1000

/** Registers the worker, where the browser has them. Without one the app works while it is open. Where
 *  the network breaks off in the middle of the first installation, the next one goes on from there: a
 *  person who was never told of it expects the app to start without a network. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  let workbox = await install()
  while (workbox === undefined) {
    await nextOccasion()
    workbox = await install()
  }
  lookForUpdates(workbox)
  followLanguage()
}

/** Gives nothing where the worker could not be had: no network, a full disk, a private window. */
async function install(): Promise<Workbox | undefined> {
  const workbox = new Workbox('/sw.js')
  workbox.addEventListener('waiting', () => {
    offerUpdate(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    })
  })
  try {
    const registration = await workbox.register()
    // Where one is at work already, its successor is asked for again in any case.
    const worker = registration?.active ?? registration?.waiting ?? registration?.installing
    return worker && (await isInstalled(worker)) ? workbox : undefined
  } catch {
    return undefined
  }
}

function isInstalled(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'redundant') resolve(false)
      else if (worker.state !== 'parsed' && worker.state !== 'installing') resolve(true)
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** The browser says that the network is back, somebody looks at the app, or time has passed. */
function nextOccasion(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      document.removeEventListener('visibilitychange', goIfVisible)
      resolve()
    }
    const goIfVisible = () => {
      if (document.visibilityState === 'visible') go()
    }
    const timer = setTimeout(go, TRY_AGAIN_MS)
    addEventListener('online', go)
    document.addEventListener('visibilitychange', goIfVisible)
  })
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
