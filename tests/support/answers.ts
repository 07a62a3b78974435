// Answers as the server gives them, for tests of the phone's store.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import { writeStamp, type Stamp } from '../../src/domain/replica/stamp.ts'
import {
  writeWireStamps,
  type SyncResponse,
  type WireRecord,
} from '../../src/domain/replica/wire.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Settlement } from '../../src/sync/ports.ts'
import { shortId } from './store-under-test.ts'

export function stampBy(replica: string, ms: number, counter = 0): Stamp {
  return writeStamp({ ms, counter }, shortId(replica))
}

/** Gives an answer that accounts for `sent`; what is not given is as on a quiet day, of a phone that
 *  never started over. */
export function answer(
  sent: readonly Change[],
  response: Partial<SyncResponse> = {},
  turn = 0,
): Settlement {
  const quiet = { site: 'site-1', now: 1_000_000, restamped: [], rejected: [], records: [] }
  const whole = { ...quiet, cursor: 'c1', more: false, reset: false as const, ...response }
  return { sent, response: whole, receivedAt: whole.now, turn }
}

export function told(kind: Kind, id: RecordId, state: RecordState): WireRecord {
  return { kind, id, fields: { ...state.fields }, stamps: writeWireStamps(state.stamps) }
}

/** A record in which one person set all these fields at once. */
export function toldBy(at: { kind: Kind; id: RecordId; stamp: Stamp }, fields: Fields): WireRecord {
  return {
    kind: at.kind,
    id: at.id,
    fields: { ...fields },
    stamps: { [at.stamp]: Object.keys(fields) },
  }
}
