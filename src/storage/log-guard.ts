// Chromium keeps IndexedDB in a log. A write that a full disk cuts short leaves a torn end of it, behind
// which Chromium goes on writing: what it confirms from then on is gone at its next start, and at the
// one after that everything. So nothing more is written until the log was begun anew. [LG1] [LG2]

import { Dexie, type DBCoreTransaction } from 'dexie'
import { errorNames } from './failure.ts'

/** Where the browser keeps the database, and where something can be dropped when the disk is full. */
export type LogPlaces = {
  readonly caches: Pick<CacheStorage, 'open'>
  readonly indexedDB: IDBFactory
}

export type LogGuard = {
  /** Settles at once where the log is whole; else when it was mended, or could not be. Never throws. */
  readonly mend: () => Promise<void>
  /** Has to be called before the database is opened. */
  readonly watch: (database: Dexie) => void
}

const CACHE_NAME = 'promin-log'
/** It is gone where the log may be torn: dropping it takes no room. */
const WHOLE = '/whole'
/** As much as the browser may write while it begins a log anew: with less the torn one only grows. */
const ROOM = '/room'
const ROOM_BYTES = 6 * 1024 * 1024
const SCRATCH_NAME = 'promin-scratch'
/** The browser begins the log anew a moment after it said that the database is deleted. */
const SETTLES_MS = 1000
/** A refused write looks for room again, but not more often. */
const LOOK_AGAIN_MS = 30_000

/** What a write that was cut short is called. */
const OF_DISK: ReadonlySet<string> = new Set(['UnknownError', 'QuotaExceededError'])

/** Other engines keep no log that could be torn. */
export function findLogPlaces(): LogPlaces | undefined {
  return 'userAgentData' in navigator ? { caches, indexedDB } : undefined
}

export function guardLog({ caches, indexedDB }: LogPlaces, settlesMs = SETTLES_MS): LogGuard {
  let isTorn = false
  let isNew = false
  let mending: Promise<void> | undefined
  let lookedAt = 0
  const onCache = async <T>(job: (cache: Cache) => Promise<T>) => {
    try {
      return await job(await caches.open(CACHE_NAME))
    } catch {
      return undefined
    }
  }
  const checking = onCache(async (cache) => {
    isTorn ||= (await cache.match(WHOLE)) === undefined
  })
  const distrust = () => {
    isTorn = true
    void onCache((cache) => cache.delete(WHOLE))
  }
  const trust = () => {
    isTorn = false
    return onCache((cache) => cache.put(WHOLE, new Response()))
  }
  const renew = async () => {
    lookedAt = performance.now()
    await onCache(async (cache) => {
      await cache.put(ROOM, new Response(new Uint8Array(ROOM_BYTES)))
      await cache.delete(ROOM)
      await deleteScratch(indexedDB)
      await new Promise((resolve) => setTimeout(resolve, settlesMs))
      await trust()
    })
    mending = undefined
  }
  const mend = async () => {
    await checking
    if (isTorn) await (mending ??= renew())
  }
  const watch = (database: Dexie) => {
    database.on('populate', () => {
      isNew = true
    })
    database.on(
      'ready',
      async () => {
        // After an error of the disk the browser shuts the database in each context that has it open.
        database.backendDB().addEventListener('close', distrust)
        if (isNew) await checking.then(trust)
        isNew = false
        await mend()
      },
      true,
    )
    database.use({
      stack: 'dbcore',
      create: (core) => ({
        ...core,
        transaction: (stores, mode, options) => {
          const isWriting = mode === 'readwrite'
          if (isTorn && isWriting) {
            if (performance.now() - lookedAt > LOOK_AGAIN_MS) void mend()
            throw new Dexie.QuotaExceededError()
          }
          const transaction = core.transaction(stores, mode, options)
          if (isWriting && isOfBrowser(transaction))
            transaction.addEventListener('abort', () => {
              const [name = ''] = errorNames(transaction.error)
              if (OF_DISK.has(name)) distrust()
            })
          return transaction
        },
      }),
    })
  }
  return { mend, watch }
}

function isOfBrowser(transaction: DBCoreTransaction): transaction is IDBTransaction {
  return 'error' in transaction
}

/** Chromium compacts when a database goes, and drops the log with it: nothing else that a page can ask
 *  for does that without writing megabytes. */
async function deleteScratch(indexedDB: IDBFactory): Promise<void> {
  const opening = indexedDB.open(SCRATCH_NAME)
  await settled(opening)
  opening.result.close()
  await settled(indexedDB.deleteDatabase(SCRATCH_NAME))
}

function settled(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(new Error(request.error?.name)))
  })
}
