// All rows of one kind, oldest first, in pieces. While one piece is worked on, the browser reads the
// next: on a phone that is half of the time that reading takes.

import { Dexie } from 'dexie'
import type { RecordId } from '../domain/base/ids.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Database } from './database.ts'
import type { RecordRow } from './rows.ts'
import type { Bucket } from './types.ts'

const PIECE = 1000

/** Gives each row once. One that moves between the buckets meanwhile may come last. */
export async function* readInOrder(
  database: Database,
  kind: Kind,
): AsyncGenerator<readonly RecordRow[], void> {
  const mark = await readMark(database)
  const given = new Set<RecordId>()
  for await (const rows of mergeRuns(database, kind)) {
    for (const { id } of rows) given.add(id)
    yield rows
  }
  if ((await readMark(database)) === mark) return
  const missed = await readOthers(database, kind, given)
  if (missed.length > 0) yield missed
}

/** Another one after each write that may have moved a record: a save and an answer of the server move the
 *  clock, and what was rejected and is withdrawn leaves the outbox. The ids of all records would tell as
 *  well, but for a tenth of the time that a file takes. */
function readMark(database: Database): PromiseLike<string> {
  const { meta, outbox } = database
  return database.transaction('r', [meta, outbox], async () =>
    JSON.stringify(await Promise.all([meta.get('clock'), outbox.count()])),
  )
}

async function* mergeRuns(
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

/** What closed, or was opened again, after the bucket that it came to had been read that far, and before
 *  the one that it left was. */
function readOthers(
  database: Database,
  kind: Kind,
  given: ReadonlySet<RecordId>,
): PromiseLike<readonly RecordRow[]> {
  return database.transaction('r', database.records, async () => {
    const keys = await Promise.all(
      (['open', 'closed'] as const).map((bucket) =>
        runAfter(database, [kind, bucket, Dexie.minKey]).primaryKeys(),
      ),
    )
    const rows = await database.records.bulkGet(keys.flat().filter((id) => !given.has(id)))
    return rows.filter((row) => row !== undefined)
  })
}

/** Gives a function that takes the next piece, and asks for the one after it; nothing at the end. */
function openRun(database: Database, kind: Kind, bucket: Bucket) {
  const ask = (after: RecordId | undefined): PromiseLike<readonly RecordRow[]> =>
    runAfter(database, [kind, bucket, after ?? Dexie.minKey])
      .limit(PIECE)
      .toArray()
  let next: PromiseLike<readonly RecordRow[]> = ask(undefined)
  return async (): Promise<readonly RecordRow[]> => {
    const rows = await next
    next = rows.length < PIECE ? Promise.resolve([]) : ask(rows.at(-1)?.id)
    return rows
  }
}

/** The rows of a bucket behind an id, by id. */
export function runAfter(database: Database, [kind, bucket, id]: readonly [Kind, Bucket, unknown]) {
  return database.records
    .where('[kind+bucket+id]')
    .between([kind, bucket, id], [kind, bucket, Dexie.maxKey], false, true)
}
