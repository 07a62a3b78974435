// The way of aid: offered → agreed → in preparation → on the way → at customs → received → accepted → reported.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { AID_STATUSES, type AidStatus } from '../../domain/records/codes.ts'

const CHAIN: readonly AidStatus[] = AID_STATUSES.filter((status) => status !== 'cancelled')

/** True while it has not come and is not called off. */
export function isExpected(status: AidStatus): boolean {
  return status !== 'cancelled' && CHAIN.indexOf(status) < CHAIN.indexOf('received')
}

export function hasArrived(status: AidStatus): boolean {
  return status !== 'cancelled' && !isExpected(status)
}

/** Gives the step that follows; an arrival is counted on its own screen, so `received` leads there. */
export function nextStep(status: AidStatus): AidStatus | undefined {
  return status === 'cancelled' ? undefined : CHAIN[CHAIN.indexOf(status) + 1]
}

/** Gives the steps of the chain and where the record stands in it. */
export function stepsOf(status: AidStatus): { step: AidStatus; isDone: boolean; isNow: boolean }[] {
  const at = CHAIN.indexOf(status)
  return CHAIN.map((step, index) => ({ step, isDone: index < at, isNow: index === at }))
}

/** Gives what a step writes: the status, and the moment that reports are counted from. */
export function stepFields(step: AidStatus, now: Moment, fields: Fields): Fields {
  const leavesCustoms = fields['status'] === 'at-customs' && fields['clearedAt'] === undefined
  return leavesCustoms && step === 'received' ? { status: step, clearedAt: now } : { status: step }
}
