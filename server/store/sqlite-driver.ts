// How Kysely talks to SQLite here. A transaction takes the write lock when it begins: one that upgrades
// later would fail beside the command line's. Whoever writes takes the pen first.

import type SqliteDatabase from 'better-sqlite3'
import {
  SqliteDialect,
  SqliteDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  type SqliteStatement,
} from 'kysely'
import type { Pen } from './pen.ts'

type Sqlite = SqliteDatabase.Database
type Statement = SqliteStatement & { readonly readonly: boolean }
type Statements = ReturnType<typeof keepStatements>

const KEPT_STATEMENTS = 100

export function createSqliteDialect(sqlite: Sqlite, pen: Pen): Dialect {
  const statements = keepStatements(sqlite)
  const plain = new SqliteDialect({ database: statements })
  return {
    createAdapter: () => plain.createAdapter(),
    createDriver: () => new PenDriver(sqlite, statements, pen),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  }
}

class PenDriver extends SqliteDriver {
  readonly #sqlite: Sqlite
  readonly #statements: Statements
  readonly #pen: Pen
  #connection: DatabaseConnection | undefined
  #putDown = (): void => {}

  constructor(sqlite: Sqlite, statements: Statements, pen: Pen) {
    super({ database: statements })
    this.#sqlite = sqlite
    this.#statements = statements
    this.#pen = pen
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const plain = await super.acquireConnection()
    this.#connection ??= {
      executeQuery: (query) => this.#run(plain, query),
      streamQuery: (query, size) => plain.streamQuery(query, size),
    }
    return this.#connection
  }

  override async beginTransaction(): Promise<void> {
    const putDown = await this.#pen.take()
    try {
      this.#statements.prepare('begin immediate').run([])
      this.#putDown = putDown
    } catch (error) {
      putDown()
      throw error
    }
  }

  override async commitTransaction(): Promise<void> {
    this.#statements.prepare('commit').run([])
    this.#putDown()
  }

  /** A full disk has SQLite roll back by itself: to ask again would hide why under a failure of ours. */
  override async rollbackTransaction(): Promise<void> {
    try {
      if (this.#sqlite.inTransaction) this.#statements.prepare('rollback').run([])
    } finally {
      this.#putDown()
    }
  }

  /** Who reads does not wait, nor who writes inside a transaction: that has the pen. */
  #run<R>(plain: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#sqlite.inTransaction || this.#statements.prepare(query.sql).readonly)
      return plain.executeQuery<R>(query)
    return this.#write(() => plain.executeQuery<R>(query))
  }

  async #write<T>(job: () => Promise<T>): Promise<T> {
    const putDown = await this.#pen.take()
    try {
      return await job()
    } finally {
      putDown()
    }
  }
}

/** The same few queries come thousands of times: preparing them once halves their cost. */
function keepStatements(sqlite: Sqlite) {
  const kept = new Map<string, Statement>()
  return {
    close: () => void sqlite.close(),
    prepare: (query: string): Statement => {
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
function forRows(statement: SqliteDatabase.Statement): Statement {
  return {
    reader: statement.reader,
    readonly: statement.readonly,
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
