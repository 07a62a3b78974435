import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { findDrift } from '../../server/store/find-drift.ts'
import { readHead } from '../../server/store/ledger.ts'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { makeId } from '../../server/store/secrets.ts'
import { ensureSite } from '../../server/store/site.ts'
import { readPage } from '../../server/sync/pull.ts'
import { pushInLine } from '../../server/sync/push-line.ts'
import { readPush } from '../../server/sync/read-push.ts'
import type { Caller } from '../../server/store/devices.ts'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { foundTown, type Settler, type Town } from '../server/support/town.ts'
import { DESNIANSKYI, NOW, PODILSKYI } from '../server/support/test-server.ts'
import { createDatabase, type TestDatabase } from '../support/postgres-database.ts'

// Phones that write to the same records, facilities and replicas at once, each push to both of two pools as
// to two processes. Whatever order that comes to, what is left must be what some order leaves.

let database: TestDatabase
let pools: readonly [Db, Db]

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'))
  pools = [openPostgres(database.url), openPostgres(database.url)]
  await migrate(pools[0])
  await ensureSite(pools[0])
})
afterAll(async () => {
  for (const db of pools) await db.destroy()
  await database.drop()
})

const made = (n: number) => makeRecordId(NOW, new Uint8Array(10).fill(n))
const [PETRO, OLENA, MARIA] = [made(7), made(8), made(9)]
const FACILITIES = [1, 2].map(made)
const NEEDS = [3, 4, 5].map(made)
/** Two of Petro's phones share a replica, as after enrolling again. */
const PETROS = makeId()
const REPLICAS = [PETROS, PETROS, makeId(), makeId()]
const SETTLERS: readonly Settler[] = [
  { person: PETRO, role: 'field', areas: [] },
  { person: PETRO, role: 'field', areas: [] },
  { person: OLENA, role: 'coordinator', areas: [] },
  { person: MARIA, role: 'field', areas: [] },
]

const places = fc.constantFrom(DESNIANSKYI, PODILSKYI)
const edits = fc.oneof(
  fc.record({
    kind: fc.constant('facility'),
    record: fc.constantFrom(...FACILITIES),
    set: fc.record({ place: places }),
  }),
  fc.record({
    kind: fc.constant('need'),
    record: fc.constantFrom(...NEEDS),
    set: fc.record({ facility: fc.constantFrom(...FACILITIES), note: fc.string() }),
  }),
)
const pushes = fc.record({
  who: fc.nat(SETTLERS.length - 1),
  ahead: fc.constantFrom(-60_000, 0, 600_000),
  edits: fc.array(edits, { minLength: 1, maxLength: 5 }),
})

type Made = {
  readonly who: number
  readonly ahead: number
  readonly edits: readonly object[]
}

/** Its stamps are nobody else's: what two pushes had in common would rightly be refused to one. */
function stampAll({ who, ahead, edits: all }: Made, n: number): readonly object[] {
  const replica = REPLICAS[who] ?? makeId()
  const stamp = (m: number) => writeStamp({ ms: NOW + ahead, counter: n * 10 + m }, replica)
  return all.map((edit, m) => ({ id: stamp(m), ...edit }))
}

/** Gives what a reader that goes by the numbers has of each record in the end, while others write. */
async function readAlong(db: Db, caller: Caller, isDone: () => boolean) {
  const seen = new Map<string, string>()
  for (let after = 0; ;) {
    const isLast = isDone()
    const upTo = await readHead(db, caller.municipality)
    const { records } = await readPage(db, caller, { after, upTo, limit: 1000 })
    for (const text of records) seen.set(/"id":"([^"]+)"/.exec(text)?.[1] ?? '', text)
    after = upTo
    if (isLast) return seen
  }
}

async function pushEverywhere(town: Town, all: readonly Made[]): Promise<readonly string[]> {
  const sent = await Promise.all(
    all.flatMap((push, n) =>
      pools.map(async (db) => {
        const caller = town.callers[push.who]
        if (caller === undefined) throw new Error('a settler has a phone')
        const { incoming } = readPush(stampAll(push, n))
        const { pushed } = await pushInLine(db, { caller, incoming, now: NOW })
        expect(pushed.rejected).toEqual([])
        return incoming.map(({ change }) => change.id)
      }),
    ),
  )
  return [...new Set(sent.flat())].toSorted()
}

test('pushes to the same records from two processes leave what some order of them leaves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pushes, { minLength: 8, maxLength: 16 }), async (all) => {
      const [left, right] = pools
      const town = await foundTown(left, SETTLERS)
      const [reader] = town.callers
      if (reader === undefined) throw new Error('a settler has a phone')
      let isDone = false
      const reading = readAlong(right, reader, () => isDone)
      const sent = await pushEverywhere(town, all)
      isDone = true
      const { records, changes, writers, replicas } = await readRows(left, town)
      const own = changes.filter(({ device }) => device !== null)
      expect(own.map(({ id }) => id).toSorted()).toEqual(sent)
      expect(await findDrift(left)).toEqual([])
      const authors = new Set(own.map(({ device, record }) => `${device} ${record}`))
      expect(new Set(writers.map(({ device, record }) => `${device} ${record}`))).toEqual(authors)
      const placeOf = new Map<string, string | null>(records.map(({ id, place }) => [id, place]))
      for (const { facility, facility_place } of records)
        if (facility !== null) expect(facility_place).toBe(placeOf.get(facility) ?? null)
      const upTo = await readHead(left, town.municipality)
      const now = await readPage(left, reader, { after: 0, upTo, limit: 1000 })
      expect([...(await reading).values()].toSorted()).toEqual(now.records.toSorted())
      // Nobody's stamp above what was given to a replica is forgotten.
      for (const { replica, ahead } of replicas) {
        const given = own.filter(({ id, stamp }) => id.endsWith(replica) && id !== stamp)
        const greatest = given
          .map(({ stamp }) => stamp)
          .toSorted()
          .at(-1)
        expect(ahead).toBe(greatest ?? null)
        expect(new Set(given.map(({ stamp }) => stamp)).size).toBe(given.length)
      }
    }),
    { numRuns: 12, seed: 20_261_126 },
  )
}, 240_000)

async function readRows(db: Db, { municipality }: Town) {
  const where = ['municipality', '=', municipality] as const
  return {
    records: await db
      .selectFrom('records')
      .selectAll()
      .where(...where)
      .execute(),
    changes: await db
      .selectFrom('changes')
      .selectAll()
      .where(...where)
      .execute(),
    writers: await db
      .selectFrom('writers')
      .selectAll()
      .where(...where)
      .execute(),
    replicas: await db
      .selectFrom('replicas')
      .selectAll()
      .where(...where)
      .execute(),
  }
}
