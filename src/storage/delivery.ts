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
  /** Photos of it that the server does not have yet. */
  readonly photos: number
  /** The last attempt failed, and when it was made; undefined where none failed. */
  readonly failedTryAt: Moment | undefined
}

/** Gives the state that asks for a person first, then what waits, then what is done. */
export function deliveryOf(body: RecordBody, waiting: Waiting): Delivery {
  const { queued, rejected, choices, photos, failedTryAt } = waiting
  if (rejected > 0) return { state: 'problem', changes: rejected }
  if (choices > 0) return { state: 'choose', fields: choices }
  if (queued.length > 0) {
    const tried = queued.some(({ id }) => wasMadeBefore(id, failedTryAt))
    return tried ? { state: 'waiting' } : { state: 'saved' }
  }
  if (body.sentAt === undefined) return { state: 'theirs' }
  return photos > 0
    ? { state: 'photos', at: body.sentAt, left: photos }
    : { state: 'sent', at: body.sentAt }
}

/** The stamp's own time is near enough: it is the phone's, as corrected then. */
function wasMadeBefore(id: string, moment: Moment | undefined): boolean {
  return moment !== undefined && Number.parseInt(id.slice(0, 12), 16) <= moment
}

export type OwnRows = {
  readonly outbox: ReadonlyMap<RecordId, readonly OutboxRow[]>
  readonly choices: ReadonlyMap<RecordId, number>
  readonly photos: ReadonlyMap<RecordId, number>
}

/** Above this the whole queue is read at once, instead of looking for each record. */
const MANY_RECORDS = 64

/** Reads what waits of these records: after a month without a network the queue may be long, and a
 *  short list must not read it all. */
export async function readOwnRows(
  { outbox: queue, choices: open, photos: taken }: Database,
  records: readonly RecordId[],
): Promise<OwnRows> {
  const isMany = records.length > MANY_RECORDS
  const [rows, choices, waiting] = await Promise.all([
    isMany ? queue.toArray() : queue.where('record').anyOf(records).toArray(),
    isMany ? open.toArray() : open.where('record').anyOf(records).toArray(),
    taken.where('state').equals('waiting').toArray(),
  ])
  const outbox = new Map<RecordId, OutboxRow[]>()
  for (const row of rows) {
    const known = outbox.get(row.record)
    if (known === undefined) outbox.set(row.record, [row])
    else known.push(row)
  }
  const photos = new Map<RecordId, number>()
  for (const id of waiting.flatMap((photo) => photo.records))
    photos.set(id, (photos.get(id) ?? 0) + 1)
  return { outbox, choices: new Map(choices.map((row) => [row.record, row.count])), photos }
}
