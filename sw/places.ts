// Names of places are large and needed for one oblast at a time: kept when first asked for, and for as
// long as this version of the app lives.

import { registerRoute } from 'workbox-routing'

const PREFIX = 'promin-places-'
const PLACES = /^\/places\/[\w-]+\.json$/

export function keepPlaces(scope: ServiceWorkerGlobalScope, version: string): void {
  const name = `${PREFIX}${version}`
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && PLACES.test(url.pathname),
    ({ request }) => answerFromCacheFirst(name, request),
  )
  scope.addEventListener('activate', (event) => event.waitUntil(dropOthers(name)))
}

async function answerFromCacheFirst(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  if (isOurs(fresh)) await cache.put(request, fresh.clone()).catch(() => undefined) // a full disk
  return fresh
}

/** What a captive portal answers must not be kept. */
function isOurs(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? ''
  return response.ok && !response.redirected && type.startsWith('application/json')
}

async function dropOthers(current: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== current)
  await Promise.all(old.map((name) => caches.delete(name)))
}
