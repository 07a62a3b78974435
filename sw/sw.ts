// The service worker is only wiring: the shell out of the cache, the queue when the network comes
// back. It replaces a running version only when a person agreed, or when nobody looks.

import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { answerBell } from './bell.ts'
import { ENGLISH, keepParts, OFFICE } from './kept-parts.ts'
import { keepPlaces } from './places.ts'
import { renewBell } from './renew-bell.ts'
import { serveQueue } from './queue.ts'
import { answerNavigations } from './shell.ts'

declare const self: ServiceWorkerGlobalScope & {
  // The build puts the list of files in its place, and looks for this very name.
  readonly __WB_MANIFEST: (string | PrecacheEntry)[]
}

// oxlint-disable-next-line no-underscore-dangle -- the name that the build looks for
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
answerNavigations()
keepPlaces(self, import.meta.env.VITE_VERSION)
keepParts(self, OFFICE, import.meta.env.VITE_BUILT_AT)
keepParts(self, ENGLISH, import.meta.env.VITE_BUILT_AT)
serveQueue(self, Number(import.meta.env.VITE_BUILT_AT))
answerBell(self, Number(import.meta.env.VITE_BUILT_AT))
renewBell(self, Number(import.meta.env.VITE_BUILT_AT))

// The first visit suffices: the page that installed the worker is served by it at once.
clientsClaim()

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (isConsent(data)) void self.skipWaiting() // settles when the old version is gone
})

/** A person pressed "update" in the app: workbox-window sends exactly this. */
function isConsent(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message
    ? message.type === 'SKIP_WAITING'
    : false
}
