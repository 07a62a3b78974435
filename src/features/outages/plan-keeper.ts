// Which record keeps a schedule that is written down here: the facility's, and where there is none the
// latest record of the power at that place, whose queue is then the place's.

import { isRecordId, type RecordId } from '../../domain/base/ids.ts'
import type { Queue } from '../../domain/views/schedule.ts'
import type { LoggedOutage } from './use-outages.ts'

export type PlanKeeper = {
  readonly kind: 'facility' | 'outage'
  readonly record: RecordId
  readonly queue: Queue | undefined
}

type AtPlace = Pick<LoggedOutage, 'id' | 'outage' | 'queue'>

/** Expects what is logged of one place, newest first; undefined where nothing of the power is. */
export function findPlanKeeper(here: readonly AtPlace[]): PlanKeeper | undefined {
  const latest = here.find(({ outage }) => outage.service === 'electricity')
  if (latest === undefined || !isRecordId(latest.id)) return undefined
  return { kind: 'outage', record: latest.id, queue: queueOf(here) }
}

/** The queue that a place lives by: the last that somebody said of it. */
function queueOf(here: readonly Pick<AtPlace, 'queue'>[]): Queue | undefined {
  return here.find(({ queue }) => queue !== undefined)?.queue
}
