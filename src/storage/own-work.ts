// The changes of this phone, wherever they are, and the fields that wait for a choice.

import type { RecordId } from '../domain/base/ids.ts'
import { stampMs } from '../domain/replica/stamp.ts'
import type { KeptRow, OutboxRow } from './rows.ts'
import type { Store } from './store.ts'
import type { Choice, OwnChange } from './types.ts'

/** Newest first. What the disk garbled is shown as a problem without values, never left out. */
export async function readOwnChanges(
  store: Store,
  { record, state }: { readonly record?: RecordId; readonly state?: OwnChange['state'] },
): Promise<readonly OwnChange[]> {
  const { outbox, kept } = store.database
  const waiting = record === undefined ? outbox : outbox.where('record').equals(record)
  const done = record === undefined ? kept : kept.where('record').equals(record)
  const [outboxRows, keptRows] = await Promise.all([
    state === 'accepted' ? [] : waiting.toArray(),
    state === undefined || state === 'accepted' ? done.toArray() : [],
  ])
  const changes = await Promise.all([
    ...outboxRows
      .filter((row) => state === undefined || row.state === state)
      .map((row) => readWaiting(store, row)),
    ...keptRows.map((row) => readKept(store, row)),
  ])
  return changes.filter((change) => change !== undefined).sort((a, b) => (a.id < b.id ? 1 : -1))
}

async function readWaiting({ bodies }: Store, row: OutboxRow): Promise<OwnChange> {
  const { id, kind, record, state } = row
  const body = await bodies.outbox(row)
  return {
    id,
    kind,
    record,
    set: body?.set ?? {},
    savedAt: body?.savedAt ?? stampMs(id),
    state,
    rejection:
      body === undefined
        ? { code: 'invalid_value', path: 'change' }
        : (body.rejection ?? undefined),
    acceptedAt: undefined,
  }
}

async function readKept({ bodies }: Store, row: KeptRow): Promise<OwnChange | undefined> {
  const body = await bodies.kept(row)
  if (body === undefined) return undefined
  const { id, kind, record } = row
  const { set, savedAt, acceptedAt } = body
  return { id, kind, record, set, savedAt, state: 'accepted', rejection: undefined, acceptedAt }
}

export async function readChoices(
  { database, bodies }: Store,
  record?: RecordId,
): Promise<readonly Choice[]> {
  const rows =
    record === undefined
      ? await database.choices.toArray()
      : await database.choices.where('record').equals(record).toArray()
  const read = await Promise.all(rows.map((row) => bodies.choices(row)))
  return read.flatMap((choices) => choices ?? [])
}
