// Writes of a transaction that nothing in it waits for. To PostgreSQL each goes out at once, and it works on
// them while the next are put together here; the transaction hears of those that failed (`pipeline.ts`).
// SQLite is in this process, so nothing is gained there, and much could be lost: a full disk has it roll back
// by itself, and a write behind the one that failed would stand alone, outside of any transaction.

import { databaseOf } from './database-kind.ts'
import type { Tx } from './schema.ts'

export type Write = (write: () => Promise<unknown>) => Promise<void>

/** On SQLite the write is done when this resolves, on PostgreSQL it is on its way. */
export async function writeBehind(tx: Tx, write: () => Promise<unknown>): Promise<void> {
  const written = write()
  if (databaseOf(tx) === 'sqlite') return void (await written)
  written.catch(() => {})
  await leave()
}

/** A query reaches the socket by promises alone, so it has when none of them is left to be run. */
function leave(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve)
  })
}
