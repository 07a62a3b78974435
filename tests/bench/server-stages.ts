// What a server is measured by, on SQLite and on PostgreSQL alike.

import { countChanges } from '../server/support/test-server.ts'
import type { Db } from '../../server/store/schema.ts'
import { enrolMany, loadPhones, pushAll } from './many-phones.ts'
import { readBatches, type Batch } from './raw-rows.ts'
import { percentile, report } from './report.ts'

const PHONES = 8
/** A compiler gives the server's code its last form after some ten thousand changes. */
const WARM_UP_EACH = 20
const BATCH = 200
const ROUNDS = 3
const CROWD = 1000
const CROWD_BATCH = 50

type Measured = { readonly db: Db; readonly urls: readonly string[] }
type Beside = {
  readonly pushesEach: number
  /** What the changes go through, as the row calls it. */
  readonly on: string
  /** The database by itself, and how many changes a second it takes. */
  readonly alone: string
  readonly insertAlone: (batches: readonly Batch[]) => Promise<number>
}

/** Pushes of 200 changes from eight phones at once, beside what the database alone inserts. By turns:
 *  a machine that others use, too, gives the one more of itself than the other, and then the other. */
export async function measurePushes(measured: Measured, beside: Beside): Promise<void> {
  const { on, alone } = beside
  // A server that has run for a while: its code compiled, its connections open.
  await pushFor(measured, WARM_UP_EACH)
  const rounds: { readonly perSecond: number; readonly raw: number }[] = []
  while (rounds.length < ROUNDS) {
    const { changes, seconds } = await pushFor(measured, beside.pushesEach)
    const raw = await beside.insertAlone(await readBatches(measured.db, changes, BATCH))
    rounds.push({ perSecond: changes / seconds, raw })
  }
  const middle = (figures: readonly number[]) => percentile(figures, 0.5)
  report({
    figure: `server: changes a second, 200 in a push, ${on}`,
    value: middle(rounds.map(({ perSecond }) => perSecond)),
    unit: '/s',
    limit: 10_000,
    bound: 'at least',
  })
  report({
    figure: `server: of what ${alone} alone inserts of the same rows`,
    value: middle(rounds.map(({ perSecond, raw }) => perSecond / raw)),
    unit: '×',
    limit: 0.5,
    bound: 'at least',
    note: `alone: ${Math.round(middle(rounds.map(({ raw }) => raw)))} changes/s, with their records and writers, 200 in a transaction`,
  })
}

async function pushFor({ db, urls }: Measured, pushesEach: number) {
  const phones = loadPhones(await enrolMany(db, PHONES), { pushes: pushesEach, batch: BATCH })
  const { seconds } = await pushAll(urls, phones)
  return { changes: PHONES * pushesEach * BATCH, seconds }
}

/** A thousand phones that come back at once, with 50 changes each. */
export async function measureCrowd({ db, urls }: Measured, on: string): Promise<void> {
  const tokens = await enrolMany(db, CROWD)
  const phones = loadPhones(tokens, { pushes: 1, batch: CROWD_BATCH })
  const before = await countChanges(db)
  const { seconds, p95Seconds } = await pushAll(urls, phones)
  const crowd = `server: 1,000 phones at once, 50 changes each, ${on}`
  const rows = [
    [`${crowd}: until all are answered`, seconds, ' s', 120],
    ['server: of these, p95 of a push', p95Seconds, ' s', 5],
    [
      'server: of these, changes lost or doubled',
      Math.abs(CROWD * CROWD_BATCH - ((await countChanges(db)) - before)),
      '',
      0,
    ],
  ] as const
  for (const [figure, value, unit, limit] of rows)
    report({ figure, value, unit, limit, bound: 'at most' })
}
