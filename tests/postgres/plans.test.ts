import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../server/store/devices.ts'
import type { Tx } from '../../server/store/schema.ts'
import { readPage } from '../../server/sync/pull.ts'
import { loadRecords } from '../../server/sync/stored-record.ts'
import { isRecordId } from '../../src/domain/base/ids.ts'
import { foundTown } from '../server/support/town.ts'
import { startTestServer, type TestServer } from '../server/support/test-server.ts'
import { makeRecord } from '../../server/store/secrets.ts'

// A database that was just filled or restored has no statistics of its tables yet. What phones ask a
// thousand times a minute must not read the whole municipality until somebody has gathered them.

const RECORDS = 20_000
const PLACE = 'UA80000000000336424'

let server: TestServer
let caller: Caller

beforeAll(async () => {
  server = await startTestServer()
  const person = makeRecord(Date.now())
  const { municipality, callers } = await foundTown(server.db, [
    { person, role: 'field', areas: [] },
  ])
  const [one] = callers
  if (one === undefined) throw new Error('a settler has a phone')
  caller = one
  await sql`alter table records set (autovacuum_enabled = off)`.execute(server.db)
  await sql`insert into records (municipality, id, kind, seq, fields, stamps, place)
    select ${municipality}, lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000', 'outage',
      100 + n, ${JSON.stringify({ place: PLACE, note: 'x'.repeat(200) })}, '{}', ${PLACE}
    from generate_series(1, ${sql.lit(RECORDS)}) as n`.execute(server.db)
})
afterAll(() => server.remove())

/** Gives how many rows of the records a job had to look at. */
async function countRead(job: (tx: Tx) => Promise<unknown>): Promise<number> {
  return server.db.transaction().execute(async (tx) => {
    const before = await readCount(tx)
    await job(tx)
    return (await readCount(tx)) - before
  })
}

async function readCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables
    where relid = 'records'::regclass`.execute(tx)
  return rows[0]?.read ?? Number.NaN
}

const idOf = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`

describe('while a table has no statistics', () => {
  test('five hundred records are found by their ids without reading the others', async () => {
    const ids = Array.from({ length: 500 }, (_, n) => idOf(n * 30 + 1)).filter(isRecordId)
    let found = 0
    const read = await countRead(async (tx) => {
      found = (await loadRecords(tx, caller.municipality, ids)).length
    })
    expect([found, read]).toEqual([500, 500])
  })

  test('the first of a long list is given without gathering and sorting the list', async () => {
    const range = { after: 0, upTo: 100 + RECORDS, limit: 1 }
    const read = await countRead((tx) => readPage(tx, caller, range))
    expect(read).toBeLessThan(10)
  })
})
