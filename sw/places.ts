// What is large and needed by few is kept when first asked for, and for as long as this version of the
// app lives: names of places, of one oblast at a time; English words, on phones that read English.

import { registerRoute } from 'workbox-routing'

const PREFIX = 'promin-places-'
const KEPT = /^\/(?:places\/[\w-]+\.json|assets\/en-[\w-]+\.js)$/

export function keepPlaces(scope: ServiceWorkerGlobalScope, version: string): void {
  const name = `${PREFIX}${version}`
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && KEPT.test(url.pathname),
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
  return (
    response.ok && !response.redirected && /^(?:application|text)\/(?:json|javascript)/.test(type)
  )
}

async function dropOthers(current: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== current)
  await Promise.all(old.map((name) => caches.delete(name)))
}
