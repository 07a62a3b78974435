// All rows of the records that an answer touches, read in one transaction.

import type { RecordId } from '../domain/base/ids.ts'
import type { Database } from './database.ts'
import type { ChoiceRow, KeptRow, OutboxRow, RecordRow } from './rows.ts'

export type Touched = {
  readonly records: ReadonlyMap<RecordId, RecordRow>
  readonly outbox: ReadonlyMap<RecordId, readonly OutboxRow[]>
  /** Of records that something was changed in here, as are the next two. */
  readonly kept: ReadonlyMap<RecordId, readonly KeptRow[]>
  readonly choices: ReadonlyMap<RecordId, ChoiceRow>
}

/** Reads the rows of some records; own changes come in the order in which they were made. */
export function readTouched(database: Database, ids: readonly RecordId[]): Promise<Touched> {
  const { records, outbox, kept, choices } = database
  return database.transaction('r', [records, outbox, kept, choices], async () => {
    const found = (await records.bulkGet([...ids])).filter((row) => row !== undefined)
    const own = found.filter((row) => row.own !== undefined).map(({ id }) => id)
    const [outboxRows, keptRows, choiceRows] = await Promise.all([
      own.length === 0 ? [] : outbox.where('record').anyOf(own).sortBy('id'),
      own.length === 0 ? [] : kept.where('record').anyOf(own).sortBy('id'),
      own.length === 0 ? [] : choices.bulkGet(own),
    ])
    return {
      records: new Map(found.map((row) => [row.id, row])),
      outbox: groupByRecord(outboxRows),
      kept: groupByRecord(keptRows),
      choices: new Map(choiceRows.flatMap((row) => (row ? [[row.record, row] as const] : []))),
    }
  })
}

function groupByRecord<T extends { readonly record: RecordId }>(
  rows: readonly T[],
): ReadonlyMap<RecordId, readonly T[]> {
  const groups = new Map<RecordId, T[]>()
  for (const row of rows) {
    const group = groups.get(row.record)
    if (group === undefined) groups.set(row.record, [row])
    else group.push(row)
  }
  return groups
}
