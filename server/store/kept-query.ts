// What every request asks. Such a query is built and compiled once for each kind of database, and only
// its value changes: building it anew costs more than SQLite needs to answer it.

import type { Compilable, CompiledQuery } from 'kysely'
import { databaseOf, type DatabaseKind } from './database-kind.ts'
import type { Db } from './schema.ts'

/** Stands for the value until one is known; no query of ours asks for this itself. */
const BLANK = '\u0000blank'

/** Gives what asks: `build` is called with what stands for the value, and must use it as nothing else. */
export function keepQuery<Row>(
  build: (db: Db, value: string) => Compilable<Row>,
): (db: Db, value: string) => Promise<Row | undefined> {
  const kept = new Map<DatabaseKind, CompiledQuery<Row>>()
  return async (db, value) => {
    const kind = databaseOf(db)
    const query = kept.get(kind) ?? build(db, BLANK).compile()
    kept.set(kind, query)
    const parameters = query.parameters.map((one) => (one === BLANK ? value : one))
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows[0]
  }
}
