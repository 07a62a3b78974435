// Many rows at once. To PostgreSQL they go as one JSON value in one statement: reading two thousand
// numbered parameters, and planning them, costs it more than the rows themselves. SQLite is in this
// process: there one prepared statement that is run for each row is the quickest.

import { CompiledQuery, type Insertable } from 'kysely'
import { databaseOf } from './database-kind.ts'
import type { Db, Tables } from './schema.ts'

type Insert<T extends keyof Tables> = {
  /** All with the same columns in the same order. */
  readonly rows: readonly Insertable<Tables[T]>[]
  /** What stands at the end: `on conflict …`. A text of our own, never of a request. */
  readonly conflict?: string
}

export async function insertRows<T extends keyof Tables>(
  db: Db,
  table: T,
  { rows, conflict = '' }: Insert<T>,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const names = columns.join(', ')
  const query =
    databaseOf(db) === 'sqlite'
      ? CompiledQuery.raw(
          `insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')}) ${conflict}`,
          rows.map((row) => Object.values(row)),
        )
      : CompiledQuery.raw(
          `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1) ${conflict}`,
          [JSON.stringify(rows)],
        )
  await db.executeQuery(query)
}
