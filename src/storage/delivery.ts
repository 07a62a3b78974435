// Where a record's own changes are, computed from the queue at that moment and never from a flag:
// it cannot say "sent" while anything of the record still waits.

import type { RecordId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Database } from './database.ts'
import type { OutboxRow, RecordBody } from './rows.ts'
import type { Delivery } from './types.ts'

export type Waiting = {
  readonly queued: readonly OutboxRow[]
  readonly rejected: number
  readonly choices: number
  /** The last attempt failed, and when it was made; undefined where none failed. */
  readonly failedTryAt: Moment | undefined
}

/** Gives the state that asks for a person first, then what waits, then what is done. */
export function deliveryOf(body: RecordBody, waiting: Waiting): Delivery {
  const { queued, rejected, choices, failedTryAt } = waiting
  if (rejected > 0) return { state: 'problem', changes: rejected }
  if (choices > 0) return { state: 'choose', fields: choices }
  if (queued.length > 0) {
    const tried = queued.some(({ id }) => wasMadeBefore(id, failedTryAt))
    return tried ? { state: 'waiting' } : { state: 'saved' }
  }
  return body.sentAt === undefined ? { state: 'theirs' } : { state: 'sent', at: body.sentAt }
}

/** The stamp's own time is near enough: it is the phone's, as corrected then. */
function wasMadeBefore(id: string, moment: Moment | undefined): boolean {
  return moment !== undefined && Number.parseInt(id.slice(0, 12), 16) <= moment
}

export type OwnRows = {
  readonly outbox: ReadonlyMap<RecordId, readonly OutboxRow[]>
  readonly choices: ReadonlyMap<RecordId, number>
}

/** Reads what waits, for one record or for all: the queue is short beside the records. */
export async function readOwnRows(database: Database, record?: RecordId): Promise<OwnRows> {
  const [rows, choices] = await Promise.all([
    record === undefined
      ? database.outbox.toArray()
      : database.outbox.where('record').equals(record).toArray(),
    record === undefined
      ? database.choices.toArray()
      : database.choices.where('record').equals(record).toArray(),
  ])
  const outbox = new Map<RecordId, OutboxRow[]>()
  for (const row of rows) outbox.set(row.record, [...(outbox.get(row.record) ?? []), row])
  return { outbox, choices: new Map(choices.map((row) => [row.record, row.count])) }
}
