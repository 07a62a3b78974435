// Which records were written, in this tab, in another one or in the worker. A live query only says
// that something was; a list of ten thousand must not read all of them again for one.

import { Dexie, mergeRanges, RangeSet, type ObservabilitySet } from 'dexie'
import { isRecordId, type RecordId } from '../domain/base/ids.ts'

export type Written = {
  /** `all` where the browser's word is a range: a reset, a bulk removal. */
  readonly records: readonly RecordId[] | 'all'
  /** The state of sending changed: what was saved may be waiting now, a photo may have gone. */
  readonly sending: boolean
}

/** Tells of each committed write of records; gives the function that ends it. */
export function watchWrites(onWrite: (written: Written) => void): () => void {
  const follow = (parts: ObservabilitySet) => {
    const written = readParts(parts)
    if (written.records === 'all' || written.records.length > 0 || written.sending) onWrite(written)
  }
  Dexie.on('storagemutated', follow)
  return () => Dexie.on.storagemutated.unsubscribe(follow)
}

function readParts(parts: ObservabilitySet): Written {
  const ids = new Set<RecordId>()
  let isAll = false
  let sending = false
  // The key of a part is the address of an index; a table's own keys have an empty name.
  for (const [address, tree] of Object.entries(parts)) {
    if (address === 'all') isAll = true
    if (address.includes('/photos/')) sending = true
    if (tree === undefined || !/\/(?:records|meta)\/(?::dels)?$/.test(address)) continue
    const ranges = new RangeSet()
    mergeRanges(ranges, tree)
    if (address.includes('/meta/')) {
      sending ||= ranges.hasKey('pace')
      continue
    }
    for (const { from, to } of ranges) {
      if (from === to && isRecordId(from)) ids.add(from)
      else isAll = true
    }
  }
  return { records: isAll ? 'all' : [...ids], sending }
}
