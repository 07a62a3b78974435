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

/** Above this the whole queue is read at once, instead of looking for each record. */
const MANY_RECORDS = 64

/** Reads what waits of these records: after a month without a network the queue may be long, and a
 *  short list must not read it all. */
export async function readOwnRows(
  { outbox: queue, choices: open }: Database,
  records: readonly RecordId[],
): Promise<OwnRows> {
  const isMany = records.length > MANY_RECORDS
  const [rows, choices] = await Promise.all([
    isMany ? queue.toArray() : queue.where('record').anyOf(records).toArray(),
    isMany ? open.toArray() : open.where('record').anyOf(records).toArray(),
  ])
  const outbox = new Map<RecordId, OutboxRow[]>()
  for (const row of rows) {
    const known = outbox.get(row.record)
    if (known === undefined) outbox.set(row.record, [row])
    else known.push(row)
  }
  return { outbox, choices: new Map(choices.map((row) => [row.record, row.count])) }
}
