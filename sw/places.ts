// Names and outlines of places are large and needed for one oblast at a time: kept when first asked for, and for as
// long as this version of the app lives.

import { registerRoute } from 'workbox-routing'
import { dropOthers, isOurs } from './own-caches.ts'

const PREFIX = 'promin-places-'
const PLACES = /^\/(?:places\/[\w-]+|geo\/UA\d\d)\.json$/

export function keepPlaces(scope: ServiceWorkerGlobalScope, version: string): void {
  const name = `${PREFIX}${version}`
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && PLACES.test(url.pathname),
    ({ request }) => answerFromCacheFirst(name, request),
  )
  scope.addEventListener('activate', (event) => event.waitUntil(dropOthers(PREFIX, name)))
}

async function answerFromCacheFirst(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  if (isOurs(fresh, /^application\/json/))
    await cache.put(request, fresh.clone()).catch(() => undefined) // a full disk
  return fresh
}
