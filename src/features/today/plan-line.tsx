import './plan-line.css'
import type { Moment } from '../../domain/base/moment.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { plannedNow } from '../../domain/views/schedule.ts'
import { useFacilityFields, useSchedules } from '../../state/facility-fields.ts'
import { useText } from '../../state/text.tsx'

type Props = { readonly facility: string; readonly now: Moment }

/** What the schedule of the facility's queue says of this hour, where somebody wrote it down. */
export function PlanLine({ facility, now }: Props) {
  const text = useText()
  const queue = readCode(useFacilityFields(facility)?.queue, OUTAGE_QUEUES)
  const planned = plannedNow(useSchedules(queue), now)
  if (planned === undefined) return null
  const { isOff, until } = planned
  const word = isOff ? 'plan.now.off' : 'plan.now.on'
  return (
    <p>
      <a class="plan-line" href={`#/power/at/f:${facility}`}>
        {until === undefined
          ? text.t('plan.now.rest')
          : text.t(word, { time: text.dayTime(until, now) })}
      </a>
    </p>
  )
}
