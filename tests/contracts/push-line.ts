import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOf } from '../../server/store/database-kind.ts'
import type { Db } from '../../server/store/schema.ts'
import { pushInLine, type TakenPush } from '../../server/sync/push-line.ts'
import { readPush } from '../../server/sync/read-push.ts'
import {
  countChanges,
  DESNIANSKYI,
  NOW,
  PODILSKYI,
  type TestServer,
} from '../server/support/test-server.ts'
import * as v from 'valibot'
import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { SyncResponse } from '../../src/domain/replica/wire.ts'
import { makeId, makeRecord } from '../../server/store/secrets.ts'
import { answerSync } from '../../server/sync/answer.ts'
import { foundTown, readTown, type Settler, type Town } from '../server/support/town.ts'

// Pushes that wait together are taken in one transaction. Whatever they hold (good and bad changes,
// repeats, ids used twice, edits of one record, facilities that move, clocks that run ahead, replicas
// of somebody else) each must get the answer, and leave the rows, that it would have if all had come
// one after another; and it must have been one transaction, not a second try.

const made = (n: number) => makeRecordId(NOW, new Uint8Array(10).fill(n))
const RECORDS = [1, 2, 3, 4].map(made)
const [PETRO, OLENA] = [made(7), made(8)]
const REPLICAS = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc']
const SETTLERS: readonly Settler[] = [
  { person: PETRO, role: 'field', areas: [] },
  { person: PETRO, role: 'field', areas: [DESNIANSKYI] },
  { person: OLENA, role: 'coordinator', areas: [] },
  { person: OLENA, role: 'viewer', areas: [PODILSKYI] },
]

const stamps = fc
  .tuple(fc.constantFrom(-60_000, 0, 600_000), fc.nat(3), fc.constantFrom(...REPLICAS))
  .map(([ahead, counter, replica]) => {
    const ms = (NOW + ahead).toString(16).padStart(12, '0')
    return `${ms}-${counter.toString(16).padStart(4, '0')}-${replica}`
  })

const sets = fc.oneof(
  fc.record({ place: fc.constantFrom(DESNIANSKYI, PODILSKYI) }),
  fc.record({ facility: fc.constantFrom(...RECORDS) }),
  fc.record({ note: fc.constantFrom('а', 'б'), status: fc.constantFrom('submitted', 'verified') }),
  fc.constantFrom({}, { place: 7 }, { 'no path': 1 }),
)

const changes = fc.record({
  id: fc.oneof({ weight: 20, arbitrary: stamps }, fc.constant('no stamp')),
  kind: fc.constantFrom('need', 'facility', 'need', 'facility', 'assessment', 'person', 'dragon'),
  record: fc.constantFrom(...RECORDS, PETRO, OLENA),
  set: sets,
})

const pushes = fc.record({
  who: fc.nat(SETTLERS.length - 1),
  changes: fc.array(changes, { minLength: 1, maxLength: 6 }),
})
/** Those in one list come at once. */
const days = fc.array(fc.array(pushes, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 3,
})

type Made = { readonly who: number; readonly changes: readonly unknown[] }

async function send(
  db: Db,
  town: Town,
  { who, changes: made }: Made,
): Promise<TakenPush | undefined> {
  const caller = town.callers[who]
  const { incoming } = readPush(made)
  if (caller === undefined || incoming.length === 0) return undefined
  return pushInLine(db, { caller, incoming, now: NOW })
}

const verdictOf = (taken: TakenPush | undefined) =>
  taken && [taken.pushed.restamped, taken.pushed.rejected]

async function countCommits(db: Db, { municipality }: Town): Promise<number> {
  const points = db.selectFrom('points').select('seq')
  return (await points.where('municipality', '=', municipality).execute()).length
}

export function describePushLine(name: string, start: () => Promise<TestServer>): void {
  describe(`pushes that come at once, ${name}`, () => {
    let server: TestServer
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server.remove())

    test('get and leave what they would one after another, in one transaction', async () => {
      await fc.assert(
        fc.asyncProperty(days, async (day) => {
          const [together, apart] = [
            await foundTown(server.db, SETTLERS),
            await foundTown(server.db, SETTLERS),
          ]
          for (const hour of day) {
            const before = await countCommits(server.db, together)
            const taken = await Promise.all(hour.map((one) => send(server.db, together, one)))
            expect((await countCommits(server.db, together)) - before).toBeLessThanOrEqual(1)
            const alone = []
            for (const one of hour) alone.push(await send(server.db, apart, one))
            expect(taken.map(verdictOf)).toEqual(alone.map(verdictOf))
          }
          expect(await readTown(server.db, together)).toBe(await readTown(server.db, apart))
        }),
        { numRuns: 40, seed: 20_261_124 },
      )
    }, 120_000)

    test('one of which the database refuses: it alone fails, its neighbours are taken', async () => {
      const phones = await Promise.all([1, 2, 3, 4, 5].map(() => server.phone()))
      await refuseText(server.db, 'отрута')
      const before = await countChanges(server.db)
      const answers = await Promise.all(
        phones.map(async (phone, n) => {
          const sent = [phone.change(), phone.change({ note: n === 2 ? 'отрута' : 'кабель' })]
          return (await phone.request({ protocol: 1, now: NOW, cursor: null, changes: sent }))
            .status
        }),
      )
      expect(answers).toEqual([200, 200, 500, 200, 200])
      expect((await countChanges(server.db)) - before).toBe(8)
    })

    test('tell each phone all that the others wrote, and nothing that it wrote alone', async () => {
      const { callers } = await foundTown(server.db, SETTLERS)
      const ask = async (n: number, cursor: string | null, changes: readonly Change[]) => {
        const [caller] = callers.slice(n)
        if (caller === undefined) throw new Error('a settler has a phone')
        const request = { protocol: 1, now: NOW, cursor, changes: [...changes] }
        const { text } = await answerSync(server.db, { caller, request, now: NOW })
        return v.parse(SyncResponse, JSON.parse(text))
      }
      const writers = [0, 1, 2]
      const make = (n: number, counter: number, record: RecordId) => ({
        id: writeStamp({ ms: NOW, counter }, replicas[n] ?? makeId()),
        kind: 'need' as const,
        record,
        set: { place: DESNIANSKYI, note: `${n}` },
      })
      const replicas = writers.map(() => makeId())
      const shared = makeRecord(NOW)
      await ask(0, null, [make(0, 0, shared)])
      for (const n of writers) await ask(n, null, [make(n, 1, makeRecord(NOW))])
      const upToDate = await Promise.all(writers.map((n) => ask(n, null, [])))
      const sent = writers.map((n) => [
        ...[2, 3, 4].map((counter) => make(n, counter, makeRecord(NOW))),
        make(n, 5, shared),
      ])
      const told = await Promise.all(
        writers.map((n) => ask(n, upToDate[n]?.cursor ?? null, sent[n] ?? [])),
      )
      for (const [n, { records, rejected, more }] of told.entries()) {
        const theirs = sent.filter((_, other) => other !== n).flat()
        const expected = new Set(theirs.map(({ record }) => record))
        expect(new Set(records.map(({ id }) => id))).toEqual(expected)
        expect([rejected, more]).toEqual([[], false])
      }
      for (const n of writers)
        expect((await ask(n, told[n]?.cursor ?? null, [])).records).toEqual([])
    })
  })
}

/** Has the database refuse whatever holds a text, as it would a row that breaks a rule of its own. */
async function refuseText(db: Db, text: string): Promise<void> {
  const body = `%${text}%`
  if (databaseOf(db) === 'sqlite')
    await sql`create trigger refuse before insert on changes when new.body like ${sql.lit(body)}
      begin select raise(abort, 'refused'); end`.execute(db)
  else
    await sql`alter table changes add constraint refuse check (body not like ${sql.lit(body)})`.execute(
      db,
    )
}
