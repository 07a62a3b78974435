// Writes of a transaction that nothing in it waits for. To PostgreSQL each goes out at once, behind those
// before it, and it works on them while the next are put together here; one that fails has it refuse those
// behind it. SQLite is in this process, so nothing is gained there, and much could be lost: a full disk has
// it roll back by itself, and a write behind the one that failed would stand alone, outside of any transaction.

import { databaseOf } from './database-kind.ts'
import type { Db } from './schema.ts'

export type Write = (write: () => Promise<unknown>) => Promise<void>

export type WriteBehind = {
  /** Takes one more write. On SQLite it is done when this resolves, on PostgreSQL it is on its way. */
  readonly add: Write
  /** Resolves when all have been done. Throws what the first that failed threw. */
  readonly settle: () => Promise<void>
}

export function createWriteBehind(tx: Db): WriteBehind {
  if (databaseOf(tx) === 'sqlite')
    return {
      add: async (write) => {
        await write()
      },
      settle: async () => {},
    }
  let underway: Promise<unknown>[] = []
  return {
    add: async (write) => {
      const written = write()
      // It is heard of when all are.
      written.catch(() => {})
      underway.push(written)
      await leave()
    },
    settle: async () => {
      const all = underway
      underway = []
      // Answered, all of them, before the connection is anybody else's.
      for (const one of await Promise.allSettled(all))
        if (one.status === 'rejected') throw one.reason
    },
  }
}

/** A query reaches the socket by promises alone, so it has when none of them is left to be run. */
function leave(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve)
  })
}
