// Pushes to one municipality wait for its counter anyway. They wait here, before they take a
// connection, so that a crowd of them leaves connections free for who only reads.

import type { Db } from './schema.ts'

const lines = new WeakMap<Db, Map<string, Promise<unknown>>>()

/** Runs a job when those before it under the same key have ended, however they ended. */
export async function takeTurn<T>(db: Db, key: string, job: () => Promise<T>): Promise<T> {
  const line = lines.get(db) ?? new Map<string, Promise<unknown>>()
  lines.set(db, line)
  const before = line.get(key) ?? Promise.resolve()
  const mine = before.then(job, job)
  line.set(key, mine)
  try {
    return await mine
  } finally {
    if (line.get(key) === mine) line.delete(key)
  }
}
