// What screens read. Plain values; each may be called inside a live query and reads only what it
// shows, so that a save wakes few of them.

import { Dexie } from 'dexie'
import type { RecordId, ReplicaId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Kind } from '../domain/records/record.ts'
import { correctedTime } from './clock-row.ts'
import type { Database } from './database.ts'
import { deliveryOf, readOwnRows, type OwnRows } from './delivery.ts'
import type { Pace } from '../sync/ports.ts'
import type { Meta } from './meta.ts'
import { readChoices, readOwnChanges } from './own-work.ts'
import { dayOf } from './record-state.ts'
import type { RecordRow } from './rows.ts'
import type { Store } from './store.ts'
import type { Bucket, Choice, Draft, OwnChange, QueueStatus, StoredRecord } from './types.ts'
import { readDraft, readDrafts } from './drafts.ts'

export type RecordFilter = {
  readonly bucket?: Bucket
  /** Those that were changed on the day of this moment, or later. */
  readonly since?: Moment
  readonly limit?: number
  /** Those that were made before this one, itself included: the next page of a long list. */
  readonly before?: RecordId | undefined
}
export type OwnFilter = { readonly record?: RecordId; readonly state?: OwnChange['state'] }

/** Queries give plain values and may be called inside a live query. */
export type Queries = {
  readonly record: (id: RecordId) => Promise<StoredRecord | undefined>
  /** Newest first, by when they were made; removed ones left out unless their bucket is asked for. */
  readonly records: (kind: Kind, options?: RecordFilter) => Promise<readonly StoredRecord[]>
  /** The records that this phone made or changed last, newest first; after `skip` of them. */
  readonly ownRecords: (limit: number, skip?: number) => Promise<readonly StoredRecord[]>
  readonly queueStatus: () => Promise<QueueStatus>
  readonly ownChanges: (filter: OwnFilter) => Promise<readonly OwnChange[]>
  readonly choices: (record?: RecordId) => Promise<readonly Choice[]>
  /** The replica whose stamps are this phone's own. */
  readonly ownReplica: () => Promise<ReplicaId>
  readonly drafts: () => Promise<readonly Draft[]>
  readonly draft: (key: string) => Promise<Draft | undefined>
}

export function createQueries(store: Store, meta: Meta): Queries {
  const { database } = store
  const read = (find: () => PromiseLike<readonly RecordRow[]>) => readRecords(store, meta, find)
  return {
    record: async (id) => (await read(() => database.records.where('id').equals(id).toArray()))[0],
    records: (kind, options) => read(() => findRows(store, kind, options ?? {})),
    ownRecords: (limit, skip = 0) =>
      // oxlint-disable-next-line unicorn/no-array-reverse -- a dexie collection, not an array
      read(() => database.records.orderBy('own').reverse().offset(skip).limit(limit).toArray()),
    queueStatus: () => readStatus(store, meta),
    ownChanges: (filter) => readOwnChanges(store, filter),
    choices: (record) => readChoices(store, record),
    ownReplica: async () => store.clock.peek().replica,
    drafts: () => readDrafts(store),
    draft: (key) => readDraft(store, key),
  }
}

async function findRows(
  { database }: Store,
  kind: Kind,
  { bucket, since, limit, before }: RecordFilter,
): Promise<readonly RecordRow[]> {
  const buckets: readonly Bucket[] = bucket === undefined ? ['open', 'closed'] : [bucket]
  const found = await Promise.all(
    buckets.map((bucket) => {
      const range =
        since === undefined
          ? between(database, 'id', {
              first: [kind, bucket, Dexie.minKey],
              last: [kind, bucket, before ?? Dexie.maxKey],
            })
          : between(database, 'day', {
              first: [kind, bucket, dayOf(since)],
              last: [kind, bucket, Dexie.maxKey],
            })
      return (limit === undefined ? range : range.limit(limit)).toArray()
    }),
  )
  const rows = found.flat().sort(newestFirst)
  return limit === undefined ? rows : rows.slice(0, limit)
}

/** Newest first, by when it was made or by when it was last changed. */
function between(
  database: Database,
  order: 'id' | 'day',
  { first, last }: { first: unknown[]; last: unknown[] },
) {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a dexie collection, not an array
  return database.records.where(`[kind+bucket+${order}]`).between(first, last, true, true).reverse()
}

function newestFirst(a: RecordRow, b: RecordRow): number {
  return a.id < b.id ? 1 : -1
}

/** The rows and what waits of them are read in one transaction: one moment, and a fraction of the
 *  requests. Bodies are read after it, since a codec may take its time. */
async function readRecords(
  store: Store,
  meta: Meta,
  find: () => PromiseLike<readonly RecordRow[]>,
): Promise<readonly StoredRecord[]> {
  const { database } = store
  const { records, outbox, choices, photos, meta: facts } = database
  const tables = [records, outbox, choices, photos, facts]
  const { rows, own, pace } = await database.transaction('r', tables, async () => {
    const rows = await find()
    const ids = rows.map(({ id }) => id)
    const [own, pace] = await Promise.all([readOwnRows(database, ids), facts.get('pace')])
    return { rows, own, pace }
  })
  const failedTryAt = failedTry(store, await meta.paceOf(pace))
  const read = await Promise.all(rows.map((row) => readOne(store, row, { own, failedTryAt })))
  return read.filter((record) => record !== undefined)
}

async function readOne(
  { bodies, log }: Store,
  row: RecordRow,
  { own, failedTryAt }: { own: OwnRows; failedTryAt: Moment | undefined },
): Promise<StoredRecord | undefined> {
  const body = await bodies.record(row)
  if (body === undefined) {
    log.error('record_unreadable', { kind: row.kind })
    return undefined
  }
  const mine = own.outbox.get(row.id) ?? []
  const queued = mine.filter(({ state }) => state === 'queued')
  const delivery = deliveryOf(body, {
    queued,
    rejected: mine.length - queued.length,
    choices: own.choices.get(row.id) ?? 0,
    photos: own.photos.get(row.id) ?? 0,
    failedTryAt,
  })
  const { id, kind } = row
  return { id, kind, fields: body.fields, stamps: body.stamps, delivery }
}

function failedTry(store: Store, pace: Pace | undefined): Moment | undefined {
  if (pace === undefined || pace.failures === 0 || pace.lastTryAt === undefined) return undefined
  return correctedTime(store.clock.peek(), pace.lastTryAt)
}

async function readStatus({ database, fullness }: Store, meta: Meta): Promise<QueueStatus> {
  const [queued, rejected, choices, photos, facts] = await Promise.all([
    database.outbox.where('state').equals('queued').count(),
    database.outbox.where('state').equals('rejected').count(),
    database.choices.toArray(),
    database.photos.where('state').equals('waiting').count(),
    meta.all(),
    // Nothing lies there: asking for it lets a full storage wake this query, see live.ts.
    database.meta.get('full'),
  ])
  const { times, lost, ...known } = facts
  return {
    queued,
    rejected,
    choices: choices.reduce((sum, { count }) => sum + count, 0),
    ...known,
    ...times,
    full: fullness.full,
    photos,
    lostData: lost,
  }
}
