// The only file that knows SQLite. WAL with synchronous=FULL: an answer leaves after the change is
// on the disk (NORMAL lost 1,557 of 1,678 acknowledged pushes in a power cut). A transaction takes
// the write lock when it begins: one that upgrades later would fail beside the command line's.

import type SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteStatement,
} from 'kysely'
import { logTo, type QueryWatch } from './query-watch.ts'
import type { Tables, Db } from './schema.ts'

export type Sqlite = SqliteDatabase.Database

/** The driver is not there, or was built for another Node: the message says what to do. */
export class DriverError extends Error {}

const BUSY_TIMEOUT_MS = 10_000
/** 40 MB. At the usual 4 MB a busy server moves the same pages into the file after nearly every commit,
 *  and waits for the disk twice. */
const CHECKPOINT_PAGES = 10_000
const KEPT_STATEMENTS = 100

/** Opens a file as it is; an absent one is made only where `create` says so. */
export async function openFile(
  file: string,
  { create = false, readonly = false } = {},
): Promise<Sqlite> {
  const Database = await loadDriver()
  return new Database(file, { fileMustExist: !create, readonly, timeout: BUSY_TIMEOUT_MS })
}

/** Opens the server's database for writing. */
export async function openSqlite(
  file: string,
  watch?: QueryWatch,
): Promise<{ db: Db; sqlite: Sqlite }> {
  const sqlite = await openFile(file, { create: true })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -32000')
  const dialect = immediateDialect(sqlite)
  return { db: new Kysely<Tables>({ dialect, ...logTo(watch) }), sqlite }
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

class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite, database: ReturnType<typeof keepStatements>) {
    super({ database })
    this.#sqlite = sqlite
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk has SQLite roll back by itself: to ask again would hide why under a failure of ours. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

function immediateDialect(sqlite: Sqlite): Dialect {
  const database = keepStatements(sqlite)
  const plain = new SqliteDialect({ database })
  return {
    createAdapter: () => plain.createAdapter(),
    createDriver: () => new ImmediateDriver(sqlite, database),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  }
}

/** The same few queries come thousands of times: preparing them once halves their cost. */
function keepStatements(sqlite: Sqlite) {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => void sqlite.close(),
    prepare: (query: string): SqliteStatement => {
      const known = kept.get(query)
      if (known !== undefined) return known
      const statement = forRows(sqlite.prepare(query))
      if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '')
      kept.set(query, statement)
      return statement
    },
  }
}

/** A parameter that is a list is a row: the statement is run for each. */
function forRows(statement: SqliteStatement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    iterate: (parameters) => statement.iterate(parameters),
    run: (parameters) => {
      let done = NOTHING_DONE
      if (!Array.isArray(parameters[0])) return statement.run(parameters)
      for (const row of parameters) if (Array.isArray(row)) done = statement.run(row)
      return done
    },
  }
}

const NOTHING_DONE: ReturnType<SqliteStatement['run']> = { changes: 0, lastInsertRowid: 0 }
