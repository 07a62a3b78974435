// Opens SQLite files. WAL with synchronous=FULL: an answer leaves after the change is on the disk
// (NORMAL lost 1,557 of 1,678 acknowledged pushes in a power cut).

import type SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import { createPen, type Pen } from './pen.ts'
import { logTo, type QueryWatch } from './query-watch.ts'
import type { Tables, Db } from './schema.ts'
import { createSqliteDialect } from './sqlite-driver.ts'

export type Sqlite = SqliteDatabase.Database

/** The driver is not there, or was built for another Node: the message says what to do. */
export class DriverError extends Error {}

const BUSY_TIMEOUT_MS = 10_000
/** 40 MB. At the usual 4 MB a busy server moves the same pages into the file after nearly every commit,
 *  and waits for the disk twice. */
const CHECKPOINT_PAGES = 10_000

/** Opens a file as it is; an absent one is made only where `create` says so. */
export async function openFile(
  file: string,
  { create = false, readonly = false } = {},
): Promise<Sqlite> {
  const Database = await loadDriver()
  return new Database(file, { fileMustExist: !create, readonly, timeout: BUSY_TIMEOUT_MS })
}

/** Opens the server's database for writing. All who write from this process do it with its pen. */
export async function openSqlite(
  file: string,
  watch?: QueryWatch,
): Promise<{ db: Db; sqlite: Sqlite; pen: Pen }> {
  const sqlite = await openFile(file, { create: true })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -32000')
  const pen = createPen()
  const dialect = createSqliteDialect(sqlite, pen)
  return { db: new Kysely<Tables>({ dialect, ...logTo(watch) }), sqlite, pen }
}

async function loadDriver() {
  try {
    const { default: Database } = await import('better-sqlite3')
    new Database(':memory:').close()
    return Database
  } catch (cause) {
    throw new DriverError(
      `The database driver better-sqlite3 does not load on Node ${process.versions.node} ` +
        `(${process.platform} ${process.arch}). Run \`npm rebuild better-sqlite3\`, or \`npm ci\` again with this Node.`,
      { cause },
    )
  }
}
