// A municipality's rows by their keys. PostgreSQL is told how: one descent of the index for each key.
// Left to itself it reads the whole municipality while it has no statistics of a table, in the first
// minutes of a database and after every restore: 90 ms for a thousand keys among 40,000 rows, not 2.

import { sql, type AliasedRawBuilder } from 'kysely'
import { databaseOf } from './database-kind.ts'
import { isOneOf } from './is-one-of.ts'
import type { Db, MunicipalityId, Tables } from './schema.ts'

/** Those whose rows are found by municipality and one key more. */
type Keyed = 'changes' | 'records' | 'replicas'

type Picked<T extends Keyed> = {
  readonly municipality: MunicipalityId
  readonly key: keyof Tables[T] & string
  readonly values: readonly string[]
}

/** Gives what stands for the table after `from`: it holds these rows only. */
export function pickRows<T extends Keyed>(
  db: Db,
  table: T,
  { municipality, key, values }: Picked<T>,
): AliasedRawBuilder<Tables[T], T> {
  const rows =
    databaseOf(db) === 'sqlite'
      ? sql<Tables[T]>`(select * from ${sql.table(table)}
          where municipality = ${municipality} and ${isOneOf(db, key, values)})`
      : // `offset 0` keeps the planner from taking the join apart.
        sql<Tables[T]>`unnest(${values}::text[]) as wanted (key) cross join lateral (
          select * from ${sql.table(table)}
          where municipality = ${municipality} and ${sql.ref(key)} = wanted.key offset 0)`
  return rows.as(table)
}
