// The engine's side of the storage: what waits to be sent, and what became of it.

import { DAY_MS } from '../domain/base/moment.ts'
import type { Change } from '../domain/replica/change.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
import type { Outbound, SyncStore } from '../sync/ports.ts'
import { KEPT_MS } from './contest.ts'
import type { Meta, MetaKey } from './meta.ts'
import type { KeptRow, OutboxRow } from './rows.ts'
import type { Store } from './store.ts'
import { beginTurn, readTurn } from './turn.ts'

/** Gives the engine's store. Each call is one strict transaction. */
export function createSyncStore(store: Store, meta: Meta): SyncStore {
  const put = async (key: MetaKey, value: unknown) => {
    await store.database.meta.put(await meta.row(key, value))
  }
  return {
    readEnrolment: meta.enrolment,
    readPace: meta.pace,
    writePace: (pace) => put('pace', pace),
    readDisconnection: meta.disconnection,
    writeDisconnection: async (reason) => {
      if (reason === undefined) await store.database.meta.delete('disconnection')
      else await put('disconnection', reason)
    },
    readOutbound: (limit) => readOutbound(store, meta, limit),
    // Comes with the engine, after the first screen.
    settle: async (settlement) =>
      (await import('./settle.ts')).settleAnswer(store, meta, settlement),
    setAside: (id, code) => setAside(store, id, code),
    reset: (why) => startOver(store, meta, why),
  }
}

async function readOutbound(
  store: Store,
  meta: Meta,
  limit: { count: number; bytes: number },
): Promise<Outbound> {
  // First, so that it is never newer than what is read with it.
  const turn = await readTurn(store.database)
  const queue = store.database.outbox.where('state').equals('queued')
  const [rows, queued, position] = await Promise.all([
    queue.clone().limit(limit.count).toArray(),
    queue.count(),
    meta.position(),
  ])
  const read = await Promise.all(
    fitting(rows, limit.bytes).map(async (row) => ({ row, body: await store.bodies.outbox(row) })),
  )
  const garbled = read.filter(({ body }) => body === undefined).map(({ row }) => row)
  if (garbled.length > 0) {
    await quarantine(store, garbled)
    return readOutbound(store, meta, limit)
  }
  const changes = read.flatMap(({ row: { id, kind, record }, body }): Change[] =>
    body === undefined ? [] : [{ id, kind, record, set: body.set }],
  )
  return { changes, cursor: position.cursor, queued, turn }
}

function fitting(rows: readonly OutboxRow[], bytes: number): OutboxRow[] {
  let size = 0
  return rows.filter((row, at) => {
    size += row.size
    return at === 0 || size <= bytes
  })
}

/** A row that the disk garbled goes to the problem list, where a person sees it; the others go out. */
async function quarantine({ database, log }: Store, rows: readonly OutboxRow[]): Promise<void> {
  log.error('outbox_row_unreadable', { rows: rows.length })
  const ids = rows.map(({ id }) => id)
  await database.outbox.where('id').anyOf(ids).modify({ state: 'rejected' })
}

async function setAside(
  { database, bodies }: Store,
  id: Stamp,
  code: 'too_large' | 'invalid_value',
): Promise<void> {
  const row = await database.outbox.get(id)
  const read = row && (await bodies.outbox(row))
  if (row === undefined || read === undefined) return
  const body = await bodies.encodeOutbox(id, { ...read, rejection: { code, path: 'change' } })
  await database.outbox
    .where('id')
    .equals(id)
    .and(({ state }) => state === 'queued')
    .modify({ state: 'rejected', body })
}

/** Everything is pulled again; after new areas or another role what does not come back goes then. Only
 *  by its cursor does a phone learn that the server lost what it had accepted: whenever that is
 *  dropped, the same changes go out again, under the same ids, without effect where they are. [RS5] */
async function startOver(store: Store, meta: Meta, why: 'scope' | 'restored'): Promise<void> {
  const { database } = store
  const before = await meta.position()
  const lost = await readKeptToSend(store)
  const anew = why === 'scope' ? { pulls: before.pulls + 1, sweeps: true } : before
  const row = await meta.row('position', { ...anew, cursor: null })
  const { outbox, kept, photos } = database
  await database.transaction('rw', [outbox, kept, database.meta, photos], () =>
    Promise.all([sendAgain(database, lost), database.meta.put(row), beginTurn(database)]),
  )
}

/** What the server may have lost, and this phone still has. */
export type KeptToSend = {
  readonly rows: readonly OutboxRow[]
  /** The photos whose bytes are here. */
  readonly held: readonly string[]
}

/** Gives the accepted changes of the last 60 days as they would wait in the queue again. */
export async function readKeptToSend({ database, bodies, clock }: Store): Promise<KeptToSend> {
  const since = (clock.peek().contactAt ?? 0) - KEPT_MS
  const kept = await database.kept
    .where('day')
    .aboveOrEqual(Math.floor(since / DAY_MS))
    .toArray()
  const read = await Promise.all(kept.map((row) => requeue(bodies, row, since)))
  const held = await database.photoBytes.toCollection().primaryKeys()
  return { rows: read.filter((row) => row !== undefined), held }
}

/** Inside a transaction over `outbox`, `kept` and `photos`. */
export async function sendAgain(
  { outbox, kept, photos }: Store['database'],
  { rows, held }: KeptToSend,
): Promise<void> {
  await Promise.all([
    // Offered again as far as they are here: the server says at once which of them it still has.
    photos
      .where('sha256')
      .anyOf([...held])
      .and(({ state }) => state === 'sent')
      .modify({ state: 'waiting' }),
    outbox.bulkPut([...rows]),
    kept.bulkDelete(rows.map(({ id }) => id)),
  ])
}

async function requeue(
  bodies: Store['bodies'],
  row: KeptRow,
  since: number,
): Promise<OutboxRow | undefined> {
  const body = await bodies.kept(row)
  if (body === undefined || body.acceptedAt < since) return undefined
  const { id, kind, record } = row
  const { set, savedAt, stamp } = body
  const size = new TextEncoder().encode(JSON.stringify({ id, kind, record, set })).length
  const encoded = await bodies.encodeOutbox(id, { set, savedAt, stamp })
  return { id, kind, record, state: 'queued', size, body: encoded }
}
