// Parts of the app that not every phone needs, and that are no part of the precache: city hall's screens
// with their worker and data, and the English words. A phone that needs them keeps them whole, filled in
// advance. The cache's being there is the sign of it: a new version fills its own before it takes over.

import { registerRoute } from 'workbox-routing'
import { dropOthers, isOurs } from './own-caches.ts'

const TYPE = /^(?:text|application)\/(?:javascript|css|json)/

export type Parts = {
  readonly prefix: string
  /** The build writes the list of the parts. */
  readonly list: string
  readonly part: RegExp
  /** What the page says when this phone needs them. */
  readonly wish: string
}

export const OFFICE: Parts = {
  prefix: 'promin-office-',
  list: '/office.json',
  part: /^\/(?:assets\/office-[\w.-]+\.(?:js|css)|geo\/[\w-]+\.json)$/,
  wish: 'KEEP_OFFICE',
}
export const ENGLISH: Parts = {
  prefix: 'promin-english-',
  list: '/english.json',
  part: /^\/assets\/en-[\w-]+\.js$/,
  wish: 'KEEP_ENGLISH',
}

/** `build` names the build, as its files do. */
export function keepParts(scope: ServiceWorkerGlobalScope, parts: Parts, build: string): void {
  const { prefix, part, wish } = parts
  const name = `${prefix}${build}`
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && part.test(url.pathname),
    ({ request }) => answerFromCacheFirst(name, request),
  )
  scope.addEventListener('install', (event) => event.waitUntil(fillAnew(parts, name)))
  scope.addEventListener('activate', (event) => event.waitUntil(dropOthers(prefix, name)))
  scope.addEventListener('message', (event) => {
    if (isWish(event.data, wish)) event.waitUntil(fill(parts, name).catch(() => undefined)) // asked again at the next start
  })
}

/** A phone that has the parts takes a new version only with them; on others there is nothing to do. */
async function fillAnew(parts: Parts, name: string): Promise<void> {
  const names = await caches.keys()
  if (names.some((one) => one.startsWith(parts.prefix))) await fill(parts, name)
}

async function fill({ list: address, part: wantedPart }: Parts, name: string): Promise<void> {
  const list = await fetch(address)
  if (!isOurs(list, TYPE)) throw new Error('the list of parts did not come')
  const parts: unknown = await list.json()
  if (!Array.isArray(parts)) throw new Error('the list of parts is no list')
  const cache = await caches.open(name)
  const wanted = parts.filter(
    (part): part is string => typeof part === 'string' && wantedPart.test(part),
  )
  for (const part of wanted) {
    if ((await cache.match(part)) !== undefined) continue
    const fresh = await fetch(part)
    if (!isOurs(fresh, TYPE)) throw new Error('a part did not come')
    await cache.put(part, fresh)
  }
}

async function answerFromCacheFirst(name: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(name)).match(request)
  return kept ?? fetch(request)
}

function isWish(message: unknown, wish: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message
    ? message.type === wish
    : false
}
