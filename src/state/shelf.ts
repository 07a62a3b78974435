// All records of one kind, or all of a person's own, decoded once and kept in memory while the app runs,
// so that a list of ten thousand opens and searches at once. It reads the newest first, in pieces that stop no finger, and
// afterwards only what was written. Nothing else holds records; the store remains the truth.

import type { Device } from '../device.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Kind } from '../domain/records/record.ts'
import { watchWrites, type Written } from '../storage/changed-records.ts'
import type { StoredRecord } from '../storage/types.ts'

/** What a list knows of a record; `stamps` only where its own changes are on the way. */
export type Shelved<T> = Pick<StoredRecord, 'id' | 'delivery' | 'stamps'> & { readonly value: T }

export type ShelfView<T> = {
  /** Newest first; removed ones are left out. */
  readonly records: readonly Shelved<T>[]
  /** True once everything was read. */
  readonly complete: boolean
}

export type Shelf<T> = {
  /** The same object until something changes. */
  readonly view: () => ShelfView<T>
  readonly subscribe: (listener: () => void) => () => void
}

/** A screenful comes first; then as much as a slow phone decodes within a few frames. */
const FIRST_PIECE = 24
const PIECE = 120
/** While it reads on, a list is drawn anew this often at most. */
const PIECES_A_VIEW = 8
const LONGEST_FRAME_MS = 100

type Source = Pick<Device, 'queries'>
type Page = { readonly limit: number; readonly before: RecordId | undefined; readonly skip: number }
type Contents<T> = {
  /** One after another; each gives its newest first, from `before` on or after `skip` of them. */
  readonly runs: readonly ((page: Page) => Promise<readonly StoredRecord[]>)[]
  readonly holds: (record: StoredRecord) => boolean
  readonly read: (record: StoredRecord) => T
}

/** Opens the shelf of one kind and begins to read. It follows the store for as long as the app runs. */
export function openShelf<T>(
  { queries }: Source,
  kind: Kind,
  read: (fields: Fields) => T,
): Shelf<T> {
  const runs = (['open', 'closed'] as const).map(
    (bucket) =>
      ({ limit, before }: Page) =>
        queries.records(kind, { bucket, limit, before }),
  )
  const holds = (record: StoredRecord) => record.kind === kind && record.fields.removed !== true
  return fillShelf(queries, { runs, holds, read: ({ fields }) => read(fields) })
}

/** Opens the shelf of what this phone made or changed, of all kinds, the removed ones included. */
export function openOwnShelf<T>(
  { queries }: Source,
  read: (record: Pick<StoredRecord, 'kind' | 'fields'>) => T,
): Shelf<T> {
  const runs = [({ limit, skip }: Page) => queries.ownRecords(limit, skip)]
  return fillShelf(queries, { runs, holds: ({ delivery }) => delivery.state !== 'theirs', read })
}

function fillShelf<T>(queries: Source['queries'], { runs, holds, read }: Contents<T>): Shelf<T> {
  const known = new Map<RecordId, Shelved<T>>()
  const listeners = new Set<() => void>()
  let complete = false
  let shown: ShelfView<T> | undefined
  // One reader at a time: what is read later is never older than what is there.
  let line: Promise<unknown> = Promise.resolve()
  const inTurn = (job: () => Promise<void>) => {
    line = line.then(job).catch(() => undefined) // a read that fails keeps what was read before
  }
  const put = (record: StoredRecord) => known.set(record.id, shelve(record, read(record)))
  const show = () => {
    shown = undefined
    for (const listener of listeners) listener()
  }

  const readAll = async () => {
    const seen = new Set<RecordId>()
    let pieces = 0
    for (const run of runs) {
      let before: RecordId | undefined
      let skip = 0
      for (let limit = FIRST_PIECE; ; limit = PIECE) {
        const page = { limit, before, skip }
        const piece = await takeTurn(() => run(page))
        for (const record of piece) {
          put(record)
          seen.add(record.id)
        }
        if (pieces++ % PIECES_A_VIEW === 0) {
          show()
          await afterDrawing()
        }
        const last = piece.at(-1)?.id
        if (last === undefined || last === before || piece.length < limit) break
        before = last
        skip += piece.length
      }
    }
    for (const id of known.keys()) if (!seen.has(id)) known.delete(id)
    complete = true
    show()
  }

  const readAgain = async (ids: readonly RecordId[]) => {
    if (ids.length === 0) return
    for (let at = 0; at < ids.length; at += PIECE) {
      const piece = ids.slice(at, at + PIECE)
      const found = await Promise.all(piece.map((id) => queries.record(id)))
      for (const [index, record] of found.entries()) {
        const id = piece[index]
        if (record !== undefined && holds(record)) put(record)
        else if (id !== undefined) known.delete(id)
      }
    }
    show()
  }

  const follow = ({ records, sending }: Written) => {
    if (records === 'all') inTurn(readAll)
    else
      inTurn(() => readAgain([...new Set([...records, ...(sending ? findUnfinished(known) : [])])]))
  }

  watchWrites(follow)
  inTurn(readAll)
  return {
    view: () => (shown ??= { records: sortNewest(known), complete }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** All shelves read in turns, a piece each: what was opened first shows its first rows first. */
let turns: Promise<unknown> = Promise.resolve()

function takeTurn<T>(job: () => Promise<T>): Promise<T> {
  const done = turns.then(job)
  turns = done.then(rest, rest)
  return done
}

/** Between two pieces a finger is answered. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Ends when the browser has drawn, or soon where it draws nothing (a hidden page). */
function afterDrawing(): Promise<void> {
  if (!('requestAnimationFrame' in globalThis)) return rest()
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_FRAME_MS)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

function shelve<T>({ id, delivery, stamps }: StoredRecord, value: T): Shelved<T> {
  return { id, delivery, stamps: isUnsent(delivery.state) ? stamps : {}, value }
}

function isUnsent(state: StoredRecord['delivery']['state']): boolean {
  return state === 'saved' || state === 'waiting'
}

/** Those whose state changes although nobody writes them. */
function findUnfinished<T>(known: ReadonlyMap<RecordId, Shelved<T>>): RecordId[] {
  return [...known.values()]
    .filter(({ delivery: { state } }) => isUnsent(state) || state === 'photos')
    .map(({ id }) => id)
}

function sortNewest<T>(known: ReadonlyMap<RecordId, Shelved<T>>): Shelved<T>[] {
  return [...known.values()].sort((a, b) => (a.id < b.id ? 1 : -1))
}
