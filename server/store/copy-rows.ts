// All rows of one database into another of the same schema, whichever the two are. This is how a
// copy of PostgreSQL is made and put back, and how a town moves between SQLite and PostgreSQL.

import { sql } from 'kysely'
import type { Db, Tables } from './schema.ts'
import { storable } from './storable.ts'

type Row = Record<string, unknown>

/** Every table with its key, those first that others point to. */
const KEYS = {
  sites: ['id'],
  municipalities: ['id'],
  points: ['municipality', 'seq'],
  people: ['municipality', 'id'],
  devices: ['id'],
  replicas: ['municipality', 'replica'],
  invites: ['hash'],
  partner_links: ['id'],
  changes: ['municipality', 'id'],
  records: ['municipality', 'id'],
  writers: ['municipality', 'device', 'record'],
  tokens: ['id'],
  push_keys: ['id'],
  subscriptions: ['device'],
} as const satisfies Record<keyof Tables, readonly string[]>

/** A row has at most 11 columns, and SQLite takes 32,766 values in a statement. */
const PAGE = 500

/** Expects both ends inside of a transaction: the reader's sees one moment, the writer's is all or nothing. */
export async function copyRows(from: Db, to: Db): Promise<void> {
  for (const [table, key] of Object.entries(KEYS)) {
    let rows = await readPage(from, { table, key })
    for (; rows.length > 0; rows = await readPage(from, { table, key, after: rows.at(-1) }))
      await writePage(to, table, rows)
  }
}

type Page = {
  readonly table: string
  readonly key: readonly string[]
  readonly after?: Row | undefined
}

async function readPage(db: Db, { table, key, after }: Page): Promise<readonly Row[]> {
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const rest =
    after === undefined
      ? sql``
      : sql`where (${columns}) > (${sql.join(key.map((name) => after[name]))})`
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${rest} order by ${columns} limit ${PAGE}`.execute(db)
  return rows
}

async function writePage(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const values = rows.map(
    (row) => sql`(${sql.join(names.map((name) => storableValue(row[name])))})`,
  )
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) values ${sql.join(values)}`.execute(db)
}

function storableValue(value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value
}
