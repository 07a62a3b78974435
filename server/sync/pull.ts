// One page of the records that changed after a cursor, already written as they go over the wire.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Caller } from '../store/devices.ts'
import { isOneOf } from '../store/is-one-of.ts'
import type { Db } from '../store/schema.ts'
import { isVisible } from './scope.ts'

export type Page = {
  /** JSON texts, one for each record. */
  readonly records: readonly string[]
  /** Undefined when the page is the last one. */
  readonly lastSeq: number | undefined
}

type Range = {
  readonly after: number
  readonly upTo: number
  readonly limit: number
  /** Those that the device need not be told of. */
  readonly except?: readonly RecordId[]
}

/** A page ends here even when its limit is not reached: on a slow network a smaller answer arrives. */
const MAX_PAGE_CHARS = 1_000_000

export async function readPage(db: Db, caller: Caller, range: Range): Promise<Page> {
  let query = db
    .selectFrom('records')
    .select(['records.kind', 'records.id', 'records.seq', 'records.fields', 'records.stamps'])
    .where('records.municipality', '=', caller.municipality)
    .where('records.seq', '>', range.after)
    .where('records.seq', '<=', range.upTo)
    .where((eb) => isVisible(eb, caller))
    .orderBy('records.seq')
    .limit(range.limit + 1)
  const { except = [] } = range
  if (except.length > 0) query = query.where((eb) => eb.not(isOneOf(db, 'records.id', except)))
  const rows = await query.execute()
  const records: string[] = []
  let chars = 0
  let lastSeq: number | undefined
  for (const { kind, id, seq, fields, stamps } of rows) {
    if (records.length === range.limit || chars >= MAX_PAGE_CHARS) return { records, lastSeq }
    const text = `{"kind":"${kind}","id":"${id}","fields":${fields},"stamps":${stamps}}`
    records.push(text)
    chars += text.length
    lastSeq = seq
  }
  return { records, lastSeq: undefined }
}
