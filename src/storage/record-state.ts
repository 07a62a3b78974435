// A record on the phone is what the server knows, with the own changes that it has not accepted
// laid over it in their order. Withdrawing one is laying the others over the same ground.

import { DAY_MS, type Moment } from '../domain/base/moment.ts'
import { applySet, EMPTY_STATE, type RecordState } from '../domain/replica/merge.ts'
import { stampMs, type Stamp } from '../domain/replica/stamp.ts'
import { bucketOf } from '../domain/views/bucket.ts'
import type { OutboxBody, RecordBody, RecordRow } from './rows.ts'

export type Unsettled = {
  readonly id: Stamp
  readonly state: 'queued' | 'rejected'
  readonly body: OutboxBody
}

/** Gives what the server knows of a record. */
export function knownState(body: RecordBody | undefined): RecordState {
  if (body === undefined) return EMPTY_STATE
  return body.base ?? { fields: body.fields, stamps: body.stamps }
}

export function layOver(known: RecordState, unsettled: readonly Unsettled[]): RecordState {
  return unsettled.reduce((state, own) => applySet(state, own.body.set, stampOf(own)), known)
}

/** The stamp under which an own change takes effect. */
export function stampOf(own: Unsettled): Stamp {
  return own.body.stamp ?? own.id
}

/** Coarse on purpose: it stands outside the encoded body. */
function changedOn({ stamps }: RecordState): number {
  let last = ''
  for (const stamp of Object.values(stamps)) if (stamp > last) last = stamp
  return last === '' ? 0 : dayOf(stampMs(last))
}

/** Gives the day of a moment as rows count it. */
export function dayOf(at: Moment): number {
  return Math.floor(at / DAY_MS)
}

/** Gives the next version of a row, apart from its body. */
export function nextRow(
  prior: Pick<RecordRow, 'revision' | 'pulled' | 'own'> | undefined,
  next: Pick<RecordRow, 'id' | 'kind'> & { readonly shown: RecordState },
): Omit<RecordRow, 'body'> {
  const { id, kind, shown } = next
  return {
    id,
    kind,
    bucket: bucketOf(kind, shown.fields),
    day: changedOn(shown),
    revision: (prior?.revision ?? 0) + 1,
    pulled: prior?.pulled ?? 0,
    ...(prior?.own === undefined ? {} : { own: prior.own }),
  }
}
