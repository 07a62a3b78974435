import { PostgresAdapter, type Kysely } from 'kysely'
import type { Db } from './schema.ts'

export type DatabaseKind = 'sqlite' | 'postgresql'

/** Gives which database is behind a store, for the few places where the two differ. */
export function databaseOf(db: Db | Kysely<never>): DatabaseKind {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgresql' : 'sqlite'
}
