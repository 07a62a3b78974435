// Browsers open an empty database after corruption, without an error. A canary outside IndexedDB
// knows better. It is kept twice, because site data is rarely lost in both places at once, and the
// worker can read only one of them.

import * as v from 'valibot'
import { isShortId, type ReplicaId } from '../domain/base/ids.ts'

const KEY = 'promin.canary'
const CACHE_NAME = 'promin-canary'
const CACHE_PATH = '/promin-canary.json'

const CanarySchema = v.object({ replica: v.custom<ReplicaId>(isShortId), unsent: v.number() })
/** The database that there was, and how many of its changes were not sent when last counted. */
export type Canary = v.InferOutput<typeof CanarySchema>

type KeyValueStore = {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

export type CanaryPlaces = {
  readonly local: KeyValueStore | undefined
  readonly caches: Pick<CacheStorage, 'open'> | undefined
}

/** Finds the places that this context has; a browser may forbid any of them. */
export function findCanaryPlaces(): CanaryPlaces {
  return { local: findLocalStorage(), caches: 'caches' in globalThis ? caches : undefined }
}

/** Gives the canary from whichever place still has it. Never throws. */
export async function readCanary({ local, caches }: CanaryPlaces): Promise<Canary | undefined> {
  try {
    const near = parse(local?.getItem(KEY))
    if (near !== undefined) return near
    const cache = await caches?.open(CACHE_NAME)
    const stored = await cache?.match(CACHE_PATH)
    return parse(await stored?.text())
  } catch {
    // No canary means no alarm: the same as on the first day.
    return undefined
  }
}

/** Gives false when no place took it. Never throws. */
export async function writeCanary(
  { local, caches }: CanaryPlaces,
  canary: Canary,
): Promise<boolean> {
  const text = JSON.stringify(canary)
  const outcomes = await Promise.allSettled([
    (async () => local?.setItem(KEY, text))(),
    (async () => {
      const cache = await caches?.open(CACHE_NAME)
      await cache?.put(CACHE_PATH, new Response(text))
    })(),
  ])
  return outcomes.some(({ status }) => status === 'fulfilled')
}

/** Asks the browser not to evict the data. Not waited for: the answer changes nothing that we do. */
export function askToPersist(onAnswer: (granted: boolean) => void): void {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return
  const manager: unknown = navigator.storage
  if (canPersist(manager)) manager.persist().then(onAnswer, () => onAnswer(false))
}

/** Pages have it, workers do not. */
function canPersist(value: unknown): value is { readonly persist: () => Promise<boolean> } {
  return typeof value === 'object' && value !== null && 'persist' in value
}

export type Room = { readonly usedBytes: number; readonly quotaBytes: number }

/** Gives how much the browser says is used and allowed; undefined where it does not say. */
export async function estimateRoom(): Promise<Room | undefined> {
  try {
    const { usage, quota } = await navigator.storage.estimate()
    return usage === undefined || quota === undefined
      ? undefined
      : { usedBytes: usage, quotaBytes: quota }
  } catch {
    return undefined
  }
}

function parse(text: string | null | undefined): Canary | undefined {
  if (typeof text !== 'string') return undefined
  const parsed = v.safeParse(CanarySchema, JSON.parse(text))
  return parsed.success ? parsed.output : undefined
}

function findLocalStorage(): CanaryPlaces['local'] {
  try {
    const found: unknown = Reflect.get(globalThis, 'localStorage')
    return isKeyValueStore(found) ? found : undefined
  } catch {
    // Cookies are blocked: even looking throws.
    return undefined
  }
}

function isKeyValueStore(value: unknown): value is KeyValueStore {
  return typeof value === 'object' && value !== null && 'getItem' in value && 'setItem' in value
}
