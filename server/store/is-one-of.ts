import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { databaseOf } from './database-kind.ts'
import type { Db } from './schema.ts'

/** Gives the condition that a column holds one of these. They are one parameter, however many: the
 *  statement stays the same, and need not be written, read and planned anew for each number of them. */
export function isOneOf(db: Db, column: string, values: readonly string[]): RawBuilder<SqlBool> {
  return databaseOf(db) === 'sqlite'
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`
}
