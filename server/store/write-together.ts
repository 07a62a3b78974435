// Writes of a transaction that do not wait for each other's answers. To PostgreSQL they go out together,
// and one that fails has it refuse those behind it. SQLite is in this process, so nothing is gained there,
// and much could be lost: a full disk has it roll back by itself, and a write behind the one that failed
// would stand alone, outside of any transaction.

import { databaseOf } from './database-kind.ts'
import type { Db } from './schema.ts'

/** Runs writes in their order. Throws what the first that failed threw. */
export async function writeTogether(
  tx: Db,
  writes: readonly (() => Promise<unknown>)[],
): Promise<void> {
  if (databaseOf(tx) === 'postgresql') await Promise.all(writes.map((write) => write()))
  else for (const write of writes) await write()
}
