// Opens the phone's storage and puts its parts together.

import { plainCodec, type Codec } from '../crypto/codec.ts'
import { DAY_MS, type Moment } from '../domain/base/moment.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'
import type { Clock, Log, Random, SyncStore } from '../sync/ports.ts'
import { createClockCache, correctedTime } from './clock-row.ts'
import { KEPT_MS } from './contest.ts'
import { openDatabase, type Opened, type OpenOptions, type OpenProblem } from './database.ts'
import { errorNames } from './failure.ts'
import { createLease, type StoredLease } from './lease.ts'
import { openMeta, type Meta } from './meta.ts'
import { createSyncStore } from './outbound.ts'
import { createQueries, type Queries } from './queries.ts'
import { createBodies } from './rows.ts'
import { findCanaryPlaces, readCanary, writeCanary, type CanaryPlaces } from './safety.ts'
import type { Store } from './store.ts'

export type PhoneStore = {
  readonly store: Store
  readonly meta: Meta
  readonly syncStore: SyncStore
  readonly queries: Queries
  readonly lease: StoredLease
  /** Compares the database with the canary, reports a loss once, brings the canary up to date, and
   *  drops accepted changes that no server will ask for any more. */
  readonly keepHouse: () => Promise<void>
}

export type PhoneStoreOptions = {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly builtAt: Moment
  readonly codec?: Codec
  readonly database?: Omit<OpenOptions, 'random'>
  readonly canary?: CanaryPlaces
}

/** Opens everything. Never throws; a canary or an old row that gives trouble keeps nobody out. */
export async function openPhoneStore(
  options: PhoneStoreOptions,
): Promise<Result<PhoneStore, OpenProblem>> {
  const opened = await openDatabase({ ...options.database, random: options.random })
  if (!opened.ok) return opened
  try {
    return ok(await assemble(options, opened.value))
  } catch (error) {
    opened.value.database.close()
    return fail({ tag: 'failed', name: errorNames(error)[0] ?? 'Error' })
  }
}

async function assemble(
  options: PhoneStoreOptions,
  { database, guard }: Opened,
): Promise<PhoneStore> {
  const { clock, random, log, builtAt } = options
  const bodies = createBodies(options.codec ?? plainCodec)
  const store: Store = {
    database,
    bodies,
    clock: await createClockCache(database),
    wall: clock.now,
    random,
    log,
    builtAt,
    fullness: { full: false },
    line: { last: Promise.resolve() },
    mend: guard?.mend ?? (() => Promise.resolve()),
  }
  const meta = openMeta(database, bodies)
  const places = options.canary ?? findCanaryPlaces()
  const keepHouse = async () => {
    try {
      await checkCanary(store, meta, places)
      await pruneKept(store)
      await (await import('./old-choices.ts')).dropOldChoices(store)
    } catch (error) {
      log.error('housekeeping_failed', { name: errorNames(error)[0] })
    }
  }
  return {
    store,
    meta,
    syncStore: createSyncStore(store, meta),
    queries: createQueries(store, meta),
    lease: createLease(database),
    keepHouse,
  }
}

async function checkCanary(store: Store, meta: Meta, places: CanaryPlaces): Promise<void> {
  const { replica } = await store.clock.refresh()
  const canary = await readCanary(places)
  if (canary !== undefined && canary.replica !== replica) {
    store.log.error('database_lost', { unsent: canary.unsent })
    const noticedAt = correctedTime(store.clock.peek(), store.wall())
    await store.database.meta.put(await meta.row('lost', { noticedAt, unsent: canary.unsent }))
  }
  await writeCanary(places, { replica, unsent: await store.database.outbox.count() })
}

/** Counted from the server's last word, not the phone's date: a clock five years ahead prunes nothing. */
async function pruneKept({ database, clock }: Store): Promise<void> {
  const { contactAt } = clock.peek()
  if (contactAt === undefined) return
  const oldest = Math.floor((contactAt - KEPT_MS) / DAY_MS)
  await database.kept.where('day').below(oldest).delete()
}
