// City hall's screens, their worker and data: kept on the phones of city hall alone, filled in advance,
// never part of the precache that every field worker downloads. The cache's being there is the sign
// that this phone belongs to city hall: a new version fills its own before it takes over.

import { registerRoute } from 'workbox-routing'

const PREFIX = 'promin-office-'
const PART = /^\/(?:assets\/office-[\w.-]+\.(?:js|css)|geo\/[\w-]+\.json)$/
/** The build writes the list of the parts. */
const LIST = '/office.json'

/** `build` names the build, as its files do. */
export function keepOffice(scope: ServiceWorkerGlobalScope, build: string): void {
  const name = `${PREFIX}${build}`
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && PART.test(url.pathname),
    ({ request }) => answerFromCacheFirst(name, request),
  )
  scope.addEventListener('install', (event) => event.waitUntil(fillAnew(name)))
  scope.addEventListener('activate', (event) => event.waitUntil(dropOthers(name)))
  scope.addEventListener('message', (event) => {
    if (isWish(event.data)) event.waitUntil(fill(name).catch(() => undefined)) // asked again at the next start
  })
}

/** A phone of city hall takes a new version only with its parts; on others there is nothing to do. */
async function fillAnew(name: string): Promise<void> {
  const names = await caches.keys()
  if (names.some((one) => one.startsWith(PREFIX))) await fill(name)
}

async function fill(name: string): Promise<void> {
  const list = await fetch(LIST)
  if (!isOurs(list)) throw new Error('the list of parts did not come')
  const parts: unknown = await list.json()
  if (!Array.isArray(parts)) throw new Error('the list of parts is no list')
  const cache = await caches.open(name)
  const wanted = parts.filter((part): part is string => typeof part === 'string' && PART.test(part))
  for (const part of wanted) {
    if ((await cache.match(part)) !== undefined) continue
    const fresh = await fetch(part)
    if (!isOurs(fresh)) throw new Error('a part did not come')
    await cache.put(part, fresh)
  }
}

async function answerFromCacheFirst(name: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(name)).match(request)
  return kept ?? fetch(request)
}

/** What a captive portal answers must not be kept. */
function isOurs(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? ''
  return (
    response.ok &&
    !response.redirected &&
    /^(?:text|application)\/(?:javascript|css|json)/.test(type)
  )
}

async function dropOthers(current: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== current)
  await Promise.all(old.map((name) => caches.delete(name)))
}

function isWish(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message
    ? message.type === 'KEEP_OFFICE'
    : false
}
