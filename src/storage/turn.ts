// How often this phone has started over. A tab that froze with an answer in its hand may wake up after
// that: its word of what was accepted, and its cursor, are of a history that the phone has left. [RS6]

import type { Database } from './database.ts'

export async function readTurn({ meta }: Pick<Database, 'meta'>): Promise<number> {
  const value = (await meta.get('turn'))?.value
  return typeof value === 'number' ? value : 0
}

/** Inside the transaction that drops the cursor. */
export async function beginTurn(database: Pick<Database, 'meta'>): Promise<void> {
  await database.meta.put({ key: 'turn', value: (await readTurn(database)) + 1 })
}
