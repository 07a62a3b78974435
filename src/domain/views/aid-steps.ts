// The way of aid: offered → agreed → in preparation → on the way → at customs → received → accepted
// → reported; who said that a step was reached, when, and how long it stood there. [AS1-AS3]

import type { Moment } from '../base/moment.ts'
import { AID_FORMS, AID_STATUSES, type AidForm, type AidStatus } from '../records/codes.ts'
import { readCode, readNumber } from '../records/read-fields.ts'
import type { RecordState } from '../replica/merge.ts'
import { isStamp, stampMs } from '../replica/stamp.ts'

const NOT_FOR: Readonly<Record<AidForm, ReadonlySet<AidStatus>>> = {
  goods: new Set(),
  money: new Set(['in-preparation', 'in-transit', 'at-customs']),
  service: new Set(['in-transit', 'at-customs']),
}

/** Gives the way of a form of aid: neither money nor a training stands at the border. */
export function chainOf(form: AidForm): readonly AidStatus[] {
  return AID_STATUSES.filter((status) => status !== 'cancelled' && !NOT_FOR[form].has(status))
}

export type AidStep = {
  readonly step: AidStatus
  readonly state: 'done' | 'now' | 'ahead'
  /** When it was reached; undefined for a step that was skipped, or is still ahead. */
  readonly at: Moment | undefined
  /** The stamp of the change that said so: its replica tells who. */
  readonly stamp: string | undefined
  /** How long it stood at this step: until the next one that is known, or until now. */
  readonly stoodMs: number | undefined
}

/** Gives the steps in the order of the chain. A step that was set back in time counts from there; one
 *  that was skipped leaves its time to the step before; an order that cannot be gives no length. */
export function stepsOfAid(record: RecordState, now: Moment): readonly AidStep[] {
  const current = readCode(record.fields['status'], AID_STATUSES) ?? 'offered'
  const steps = shownSteps(record, current)
  const reached = steps.map((step) => ({ step, ...reachedAt(record, step, current) }))
  const last = reached.findIndex(({ step }) => step === current)
  return reached.map(({ step, at, stamp }, index) => {
    if (index > last)
      return { step, state: 'ahead', at: undefined, stamp: undefined, stoodMs: undefined }
    const next = reached.slice(index + 1, last + 1).find((later) => later.at !== undefined)
    const until = next?.at ?? (isFinal(current) ? undefined : now)
    const stoodMs = at === undefined || until === undefined || until < at ? undefined : until - at
    return { step, state: index === last ? 'now' : 'done', at, stamp, stoodMs }
  })
}

/** Gives the step that follows; undefined at either end of the way. */
export function nextStep(form: AidForm, status: AidStatus): AidStatus | undefined {
  if (status === 'cancelled') return undefined
  const after = AID_STATUSES.slice(AID_STATUSES.indexOf(status) + 1)
  return chainOf(form).find((step) => after.includes(step))
}

/** Of aid that was called off only the steps that it had reached are known. */
function shownSteps({ fields }: RecordState, current: AidStatus): readonly AidStatus[] {
  const chain = chainOf(readCode(fields['form'], AID_FORMS) ?? 'goods')
  if (current !== 'cancelled')
    return AID_STATUSES.filter((step) => step === current || chain.includes(step))
  return AID_STATUSES.filter((step) => step === current || stepMoment(fields, step) !== undefined)
}

/** Gives when a step was reached, as far as a person said so. */
export function stepMoment(fields: RecordState['fields'], step: AidStatus): Moment | undefined {
  return readNumber(fields[stepPath(step)])
}

/** Gives the path that keeps the moment of a step; two of them have a field of their own. */
export function stepPath(step: AidStatus): string {
  if (step === 'agreed') return 'promisedAt'
  return step === 'received' ? 'receivedAt' : `steps/${step}/at`
}

function reachedAt({ fields, stamps }: RecordState, step: AidStatus, current: AidStatus) {
  const path = stepPath(step)
  const at = readNumber(fields[path])
  if (at !== undefined) return { at, stamp: stamps[path] }
  const stamp = stamps['status']
  // Written by an app that kept no moments: when the step was written down is the best there is.
  if (step === current && isStamp(stamp)) return { at: stampMs(stamp), stamp }
  return { at: undefined, stamp: undefined }
}

function isFinal(status: AidStatus): boolean {
  return status === 'reported' || status === 'cancelled'
}
