// All rows of one kind, oldest first, in pieces. While one piece is worked on, the browser reads the
// next: on a phone that is half of the time that reading takes.

import { Dexie } from 'dexie'
import type { RecordId } from '../domain/base/ids.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Database } from './database.ts'
import type { RecordRow } from './rows.ts'
import type { Bucket } from './types.ts'

const PIECE = 1000

/** Gives each row once, also one that moves between the buckets meanwhile. */
export async function* readInOrder(
  database: Database,
  kind: Kind,
): AsyncGenerator<readonly RecordRow[], void> {
  const [takeOpen, takeClosed] = [
    openRun(database, kind, 'open'),
    openRun(database, kind, 'closed'),
  ]
  let [open, closed] = await Promise.all([takeOpen(), takeClosed()])
  while (open.length > 0 || closed.length > 0) {
    // What one run still holds of later days waits until the other has come as far.
    const ends = [open.at(-1)?.id, closed.at(-1)?.id].filter((id) => id !== undefined).sort()
    const isDue = ({ id }: RecordRow) => id <= (ends[0] ?? id)
    const due = [...open.filter(isDue), ...closed.filter(isDue)].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    )
    yield due.filter(({ id }, at) => id !== due[at - 1]?.id)
    const isLater = (row: RecordRow) => !isDue(row)
    open = open.filter(isLater)
    closed = closed.filter(isLater)
    if (open.length === 0) open = await takeOpen()
    if (closed.length === 0) closed = await takeClosed()
  }
}

/** Gives a function that takes the next piece, and asks for the one after it; nothing at the end. */
function openRun(database: Database, kind: Kind, bucket: Bucket) {
  const ask = (after: RecordId | undefined): PromiseLike<readonly RecordRow[]> =>
    database.records
      .where('[kind+bucket+id]')
      .between(
        [kind, bucket, after ?? Dexie.minKey],
        [kind, bucket, Dexie.maxKey],
        after === undefined,
        true,
      )
      .limit(PIECE)
      .toArray()
  let next: PromiseLike<readonly RecordRow[]> = ask(undefined)
  return async (): Promise<readonly RecordRow[]> => {
    const rows = await next
    next = rows.length < PIECE ? Promise.resolve([]) : ask(rows.at(-1)?.id)
    return rows
  }
}
