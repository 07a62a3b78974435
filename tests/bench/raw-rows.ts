// The rows that pushes left behind, inserted once more with nothing around them: the same rows into the
// same tables and indexes, the same batches in a transaction. That is what the database alone can do.

import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { createDatabase } from '../support/postgres-database.ts'

const TABLES = ['changes', 'records', 'writers'] as const
type Table = (typeof TABLES)[number]
type Row = Readonly<Record<string, string | number | null>>
export type Batch = Readonly<Record<Table, readonly Row[]>>

/** Gives what phones pushed, newest first, as many changes as asked for, in batches of that many. */
export async function readBatches(db: Db, count: number, batch: number): Promise<readonly Batch[]> {
  const changes = await db
    .selectFrom('changes')
    .selectAll()
    .where('device', 'is not', null)
    .orderBy('at', 'desc')
    .limit(count)
    .execute()
  const batches: Batch[] = []
  for (let at = 0; at < changes.length; at += batch) {
    const slice = changes.slice(at, at + batch)
    const ids = slice.map(({ record }) => record)
    const records = await db.selectFrom('records').selectAll().where('id', 'in', ids).execute()
    const writers = await db.selectFrom('writers').selectAll().where('record', 'in', ids).execute()
    batches.push({ changes: slice, records, writers })
  }
  return batches
}

const sizeOf = (batches: readonly Batch[]) =>
  batches.reduce((sum, { changes }) => sum + changes.length, 0)

/** Gives changes a second, each with its record and its writer. */
export async function insertRawSqlite(batches: readonly Batch[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'promin-raw-'))
  const file = join(folder, 'raw.sqlite')
  const { db } = await openSqlite(file)
  await prepare(db, batches)
  await db.destroy()
  const database = new Database(file)
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -32000')
  const inserts = TABLES.map((table) => {
    const columns = columnsOf(batches, table)
    const places = columns.map(() => '?').join(', ')
    return {
      rowsOf: (batch: Batch) => batch[table].map((row) => columns.map((column) => row[column])),
      statement: database.prepare(
        `insert into ${table} (${columns.join(', ')}) values (${places})`,
      ),
    }
  })
  const started = performance.now()
  for (const batch of batches)
    database.transaction(() => {
      for (const { rowsOf, statement } of inserts)
        for (const row of rowsOf(batch)) statement.run(row)
    })()
  const perSecond = sizeOf(batches) / ((performance.now() - started) / 1000)
  database.close()
  rmSync(folder, { recursive: true, force: true })
  return perSecond
}

/** The same on PostgreSQL; a batch of a table is one statement, a column of it one list: the quickest that we know. */
export async function insertRawPostgres(
  cluster: string,
  batches: readonly Batch[],
): Promise<number> {
  const { url, drop } = await createDatabase(cluster)
  const db = openPostgres(url)
  await prepare(db, batches)
  await db.destroy()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('set search_path to promin')
  const started = performance.now()
  for (const batch of batches) {
    await client.query('begin')
    for (const table of TABLES) {
      const columns = columnsOf(batches, table)
      const lists = columns.map((column, n) => `$${n + 1}::${typeOf(batch[table][0]?.[column])}[]`)
      await client.query(
        `insert into ${table} (${columns.join(', ')}) select * from unnest(${lists.join(', ')})`,
        columns.map((column) => writeList(batch[table].map((row) => row[column]))),
      )
    }
    await client.query('commit')
  }
  const perSecond = sizeOf(batches) / ((performance.now() - started) / 1000)
  await client.end()
  await drop()
  return perSecond
}

const typeOf = (value: Row[string] | undefined) => (typeof value === 'number' ? 'bigint' : 'text')

/** As PostgreSQL reads a list of plain texts; what phones of a bench push is plain. */
const writeList = (values: readonly unknown[]) => `{${JSON.stringify(values).slice(1, -1)}}`

async function prepare(db: Db, batches: readonly Batch[]): Promise<void> {
  await migrate(db)
  const id = batches[0]?.changes[0]?.municipality
  if (typeof id !== 'string') throw new Error('a change belongs to a municipality')
  await db
    .insertInto('municipalities')
    .values({ id, code: 'UA', name_uk: '', name_en: '', head: 0 })
    .execute()
}

function columnsOf(batches: readonly Batch[], table: Table): readonly string[] {
  return Object.keys(batches[0]?.[table][0] ?? {})
}
