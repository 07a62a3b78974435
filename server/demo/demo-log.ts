// Collects what the people of the demonstration city recorded, in the order of time, as changes.

import { createHash } from 'node:crypto'
import { makeRecordId, makeShortId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { CLOCK_START, tick, writeStamp } from '../../src/domain/replica/stamp.ts'

/** Ids stand on the article's day, not on today's, so that loading the city again finds its records. */
const ID_MOMENT = Date.UTC(2026, 1, 24)
const REPLICA = makeShortId(digest('replica'))

export type Entry = {
  readonly at: Moment
  readonly kind: Kind
  readonly key: string
  readonly set: Fields
}

export function demoRecordId(key: string): RecordId {
  return makeRecordId(ID_MOMENT, digest(`record ${key}`))
}

/** The id of a line, a distribution or another entry of a collection. */
export function demoEntryId(key: string): string {
  return makeShortId(digest(`entry ${key}`))
}

/** Gives the changes, oldest first; the first one of a record says when it was recorded. */
export function toChanges(entries: readonly Entry[]): Change[] {
  const known = new Set<string>()
  let clock = CLOCK_START
  return [...entries]
    .sort((a, b) => a.at - b.at)
    .map(({ at, kind, key, set }) => {
      clock = tick(clock, at)
      const isNew = !known.has(key)
      known.add(key)
      return {
        id: writeStamp(clock, REPLICA),
        kind,
        record: demoRecordId(key),
        set: isNew ? { ...set, recordedAt: at } : set,
      }
    })
}

function digest(key: string): Uint8Array {
  return createHash('sha256').update(`promin demo ${key}`).digest()
}
