// What a step of the way writes, and what it means for the lists.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import { AID_STATUSES, type AidStatus } from '../../domain/records/codes.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import { stepMoment, stepPath } from '../../domain/views/aid-steps.ts'

/** True while it has not come and is not called off. */
export function isExpected(status: AidStatus): boolean {
  return isBefore(status, 'received')
}

export function hasArrived(status: AidStatus): boolean {
  return status !== 'cancelled' && !isExpected(status)
}

/** Gives what a step writes: the status, when it was reached, and the moments that others count from.
 *  `at` may lie in the past: «it went to customs on Monday». */
export function stepFields(step: AidStatus, at: Moment, fields: Fields): Fields {
  const set: Record<string, Value> = { status: step, [stepPath(step)]: at }
  if (hasArrived(step) && isUncleared(fields)) set['clearedAt'] = at
  return set
}

/** It stood at customs, and nobody said when it left. */
export function isUncleared(fields: Fields): boolean {
  const stoodThere =
    fields['status'] === 'at-customs' || stepMoment(fields, 'at-customs') !== undefined
  return stoodThere && readNumber(fields['clearedAt']) === undefined
}

/** Gives the furthest step before it was called off, to take it up again there. */
export function lastStep(fields: Fields): AidStatus {
  const reached = AID_STATUSES.filter(
    (step) => isBefore(step, 'received') && stepMoment(fields, step) !== undefined,
  )
  return reached.at(-1) ?? 'agreed'
}

/** Why a moment cannot be that of a step: it is still to come, or an earlier step was reached later. */
export function stepFault(
  { step, at }: { readonly step: AidStatus; readonly at: Moment | undefined },
  fields: Fields,
  now: Moment,
): 'aid.step.err.none' | 'aid.step.err.future' | 'aid.step.err.order' | undefined {
  if (at === undefined) return 'aid.step.err.none'
  if (at > now + CLOCK_SLACK_MS) return 'aid.step.err.future'
  const isLater = (earlier: AidStatus) => {
    const reached = stepMoment(fields, earlier)
    return reached !== undefined && reached - CLOCK_SLACK_MS > at
  }
  const earlier = AID_STATUSES.filter((one) => one !== 'cancelled' && isBefore(one, step))
  return earlier.some(isLater) ? 'aid.step.err.order' : undefined
}

/** The field shows whole minutes, and the clocks of two phones are never quite the same. */
const CLOCK_SLACK_MS = 60_000

function isBefore(status: AidStatus, other: AidStatus): boolean {
  if (status === 'cancelled') return false
  return AID_STATUSES.indexOf(status) < AID_STATUSES.indexOf(other)
}
