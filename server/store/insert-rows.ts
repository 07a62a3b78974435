// Many rows in one statement. To PostgreSQL they go as one JSON value: reading two thousand numbered
// parameters, and planning them, costs it more than the rows themselves.

import { sql, type Insertable, type RawBuilder } from 'kysely'
import { databaseOf } from './database-kind.ts'
import type { Db, Tables } from './schema.ts'

type Insert<T extends keyof Tables> = {
  /** At least one; all with the same columns in the same order. */
  readonly rows: readonly Insertable<Tables[T]>[]
  /** What stands at the end: `on conflict …`. */
  readonly conflict?: RawBuilder<unknown>
}

export async function insertRows<T extends keyof Tables>(
  db: Db,
  table: T,
  { rows, conflict = sql`` }: Insert<T>,
): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  const source =
    databaseOf(db) === 'sqlite'
      ? sql`values ${sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`))}`
      : sql`select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`
  await sql`insert into ${sql.table(table)} (${columns}) ${source} ${conflict}`.execute(db)
}
