import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { readHead, withLedger } from '../../server/store/ledger.ts'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { addMunicipality, ensureSite } from '../../server/store/site.ts'
import { createDatabase, type TestDatabase } from '../support/postgres-database.ts'

// The law at its root: rows with numbers, written from two pools as from two processes, and a reader
// that goes by the greatest number it saw. The same reader must catch an ordinary sequence.

const WRITERS = 8
const ROWS_EACH = 40
const cluster = inject('postgresUrl')
let database: TestDatabase
let left: Db
let right: Db
let municipality: string

beforeEach(async () => {
  database = await createDatabase(cluster)
  left = openPostgres(database.url)
  right = openPostgres(database.url)
  await migrate(left)
  await ensureSite(left)
  const naming = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } }
  municipality = (await addMunicipality(left, naming)).id
  await sql`create table numbered (seq bigint primary key)`.execute(left)
  await sql`create sequence ordinary`.execute(left)
})
afterEach(async () => {
  await left.destroy()
  await right.destroy()
  await database.drop()
})

/** Writes a row, and dawdles before its commit as a busy server does. */
type Write = (db: Db) => Promise<void>

const dawdle = (tx: Db) => sql`select pg_sleep(random() * 0.004)`.execute(tx)

const underLedger: Write = (db) =>
  withLedger(db, municipality, async ({ tx, next }) => {
    await sql`insert into numbered values (${next()})`.execute(tx)
    await dawdle(tx)
  })

const byOrdinarySequence: Write = (db) =>
  db.transaction().execute(async (tx) => {
    await sql`insert into numbered values (nextval('ordinary'))`.execute(tx)
    await dawdle(tx)
  })

async function countSkipped(write: Write): Promise<number> {
  let isDone = false
  const reading = readAlong(right, () => isDone)
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, n) => {
      for (let row = 0; row < ROWS_EACH; row += 1) await write(n % 2 === 0 ? left : right)
    }),
  )
  isDone = true
  return WRITERS * ROWS_EACH - (await reading).size
}

async function readAlong(db: Db, isDone: () => boolean): Promise<Set<number>> {
  const seen = new Set<number>()
  for (let cursor = 0; ;) {
    const isLast = isDone()
    const { rows } = await sql<{ seq: number }>`
      select seq from numbered where seq > ${cursor} order by seq`.execute(db)
    for (const { seq } of rows) seen.add(seq)
    cursor = rows.at(-1)?.seq ?? cursor
    if (isLast) return seen
  }
}

describe('a reader that goes by the greatest number it saw', () => {
  test('misses nothing that is numbered under the ledger, from two processes at once', async () => {
    expect(await countSkipped(underLedger)).toBe(0)
    expect(await readHead(left, municipality)).toBe(WRITERS * ROWS_EACH)
  })

  test('misses rows of an ordinary sequence: so this test can fail', async () => {
    expect(await countSkipped(byOrdinarySequence)).toBeGreaterThan(0)
  })
})
