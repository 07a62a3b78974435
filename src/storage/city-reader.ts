// Reads what the overview counts, thousands of records at a time. It stands beside the queries of the
// screens because it wants bare fields in bulk and no word on delivery, and because it runs in a
// worker of its own: on a slow phone, reading alone would hold the page for half a second.

import { Dexie } from 'dexie'
import { plainCodec, type Codec } from '../crypto/codec.ts'
import type { Moment } from '../domain/base/moment.ts'
import { ok, type Result } from '../domain/base/result.ts'
import type { BareRecord, CityRecords } from '../domain/views/overview/overview.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Random } from '../sync/ports.ts'
import { openDatabase, type Database, type OpenOptions, type OpenProblem } from './database.ts'
import { readInOrder, runAfter } from './in-order.ts'
import { watchQuery } from './live.ts'
import { dayOf } from './record-state.ts'
import { createBodies, type Bodies, type RecordRow } from './rows.ts'
import type { Bucket } from './types.ts'

export type CityReader = {
  readonly readAll: (kind: Kind) => Promise<readonly BareRecord[]>
  /** Oldest first, in pieces; reads nothing before the first is asked for. */
  readonly readInOrder: (kind: Kind) => AsyncIterable<readonly BareRecord[]>
  /** Calls with the records now and after each write of any tab or worker; gives the function that
   *  ends it. Outages that ended and were last changed before `since` are left out. */
  readonly watch: (
    since: Moment,
    onRecords: (records: CityRecords) => void,
    onError: () => void,
  ) => () => void
  /** What was counted last, as it was given to `keep`; undefined where nothing is kept. */
  readonly recall: () => Promise<unknown>
  /** Keeps a count for the next start. One that could not be kept is only missed there. */
  readonly keep: (counted: unknown) => Promise<void>
}

const KEPT_KEY = 'overview'

type Options = {
  readonly random: Random
  readonly codec?: Codec
  readonly database?: Omit<OpenOptions, 'random'>
}

/** Opens the phone's database for reading in bulk. Never throws. */
export async function openCityReader(options: Options): Promise<Result<CityReader, OpenProblem>> {
  const opened = await openDatabase({ ...options.database, random: options.random })
  if (!opened.ok) return opened
  const { database } = opened.value
  const bodies = createBodies(options.codec ?? plainCodec)
  return ok({
    readAll: (kind) => readKind(database, bodies, kind),
    readInOrder: (kind) => decodeEach(bodies, readInOrder(database, kind)),
    watch: (since, onRecords, onError) =>
      watchQuery(() => readCity(database, bodies, since), onRecords, onError),
    recall: async () => {
      const row = await database.meta.get(KEPT_KEY)
      return row === undefined ? undefined : bodies.meta(row)
    },
    keep: async (counted) => {
      const value = await bodies.encodeMeta(KEPT_KEY, counted)
      await database.meta.put({ key: KEPT_KEY, value }).catch(() => undefined) // a full disk
    },
  })
}

async function readCity(database: Database, bodies: Bodies, since: Moment): Promise<CityRecords> {
  const ended = database.records
    .where('[kind+bucket+day]')
    .between(['outage', 'closed', dayOf(since)], ['outage', 'closed', Dexie.maxKey], true, true)
  const [facility, need, aid, openOutages, endedOutages] = await Promise.all([
    readKind(database, bodies, 'facility'),
    readKind(database, bodies, 'need'),
    readKind(database, bodies, 'aid'),
    readBucket(database, 'outage', 'open'),
    ended.toArray(),
  ])
  return { facility, need, aid, outage: await decode(bodies, [...openOutages, ...endedOutages]) }
}

/** In one transaction: what closes meanwhile would else come twice, and what is opened again not at all. */
async function readKind(
  database: Database,
  bodies: Bodies,
  kind: Kind,
): Promise<readonly BareRecord[]> {
  const rows = await database.transaction('r', database.records, () =>
    Promise.all([readBucket(database, kind, 'open'), readBucket(database, kind, 'closed')]),
  )
  return decode(bodies, rows.flat())
}

/** In the order of the index: only so does the browser give all rows at once. */
function readBucket(database: Database, kind: Kind, bucket: Bucket): Promise<RecordRow[]> {
  return runAfter(database, [kind, bucket, Dexie.minKey]).toArray()
}

async function* decodeEach(
  bodies: Bodies,
  pieces: AsyncIterable<readonly RecordRow[]>,
): AsyncGenerator<readonly BareRecord[], void> {
  for await (const rows of pieces) yield await decode(bodies, rows)
}

async function decode(bodies: Bodies, rows: readonly RecordRow[]): Promise<readonly BareRecord[]> {
  const read = await Promise.all(
    rows.map(async (row) => ({ id: row.id, fields: await bodies.fields(row) })),
  )
  return read.flatMap(({ id, fields }) => (fields === undefined ? [] : [{ id, fields }]))
}
