// The database under a test server: SQLite, or PostgreSQL where the project provides one. What a
// test does to a database from outside differs; what it asks of it does not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject, vi } from 'vitest'
import { openPostgres } from '../../../server/store/postgres.ts'
import type { DatabaseFile } from '../../../server/cli/open-data.ts'
import type { Db } from '../../../server/store/schema.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { command, createDatabase, disconnectAll } from '../../support/postgres-database.ts'

/** All of a database as it was at one moment; the store that it is opened with gives it back. */
export type StoreCopy =
  | { readonly tag: 'sqlite'; readonly bytes: Buffer }
  | { readonly tag: 'postgresql'; readonly name: string; readonly drop: () => Promise<void> }

export type TestStore = {
  readonly db: Db
  /** Where it is one. */
  readonly file?: DatabaseFile
  /** Everything that it holds, as text. */
  readonly readAll: () => Promise<string>
  readonly setReadOnly: (isReadOnly: boolean) => Promise<void>
  readonly copy: () => Promise<StoreCopy>
  readonly remove: () => Promise<void>
}

export async function openTestStore(content?: StoreCopy): Promise<TestStore> {
  const cluster: string | undefined = inject('postgresUrl')
  return cluster === undefined ? openOnSqlite(content) : openOnPostgres(cluster, content)
}

async function openOnSqlite(content?: StoreCopy): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'promin-server-'))
  const file = join(folder, 'promin.sqlite')
  if (content?.tag === 'sqlite') writeFileSync(file, content.bytes)
  const { db, sqlite, pen } = await openSqlite(file)
  return {
    db,
    file: { path: file, pen },
    readAll: async () => sqlite.serialize().toString('latin1'),
    setReadOnly: async (isReadOnly) => {
      sqlite.pragma(`query_only = ${isReadOnly ? 'on' : 'off'}`)
    },
    copy: async () => ({ tag: 'sqlite', bytes: sqlite.serialize() }),
    remove: async () => {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openOnPostgres(cluster: string, content?: StoreCopy): Promise<TestStore> {
  const template = content?.tag === 'postgresql' ? content.name : inject('postgresTemplate')
  const { name, url, drop } = await createDatabase(cluster, template)
  const db = openPostgres(url)
  return {
    db,
    readAll: () => readTables(db),
    setReadOnly: async (isReadOnly) => {
      const value = isReadOnly ? 'on' : 'off'
      await command(cluster, `alter database ${name} set default_transaction_read_only = ${value}`)
      await disconnectAll(cluster, name)
      await untilConnected(db)
    },
    copy: async () => {
      await disconnectAll(cluster, name)
      const copy = await createDatabase(cluster, name)
      await untilConnected(db)
      return { tag: 'postgresql', name: copy.name, drop: copy.drop }
    },
    remove: async () => {
      await db.destroy()
      await drop()
      if (content?.tag === 'postgresql') await content.drop()
    },
  }
}

/** Connections that were ended under the pool may each fail one more query. */
async function untilConnected(db: Db): Promise<void> {
  const asks = Array.from({ length: 10 }, () => sql`select 1`)
  await vi.waitFor(() => Promise.all(asks.map((ask) => ask.execute(db))), { timeout: 10_000 })
}

async function readTables(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'promin'`.execute(db)
  const texts: string[] = []
  for (const { name } of rows) {
    const table = await sql`select * from ${sql.table(name)}`.execute(db)
    texts.push(JSON.stringify(table.rows))
  }
  return texts.join('\n')
}
