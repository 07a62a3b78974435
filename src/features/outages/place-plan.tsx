import { kyivDay } from '../../domain/base/kyiv-day.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import type { SpotKey } from '../../domain/views/find-spots.ts'
import { comparePlan, type PlanSum } from '../../domain/views/plan-against-actual.ts'
import { sayTimes, type Queue, type Schedule } from '../../domain/views/schedule.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useFacilityFields, useSchedules } from '../../state/facility-fields.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { PlanDrawing } from './plan-drawing.tsx'
import type { Strip } from './strips.ts'

type Props = {
  readonly power: Strip | undefined
  readonly window: Window
  readonly now: Moment
  /** What outages keep, of whatever queue. */
  readonly written: readonly Schedule[]
}

/** The hourly schedule of the facility's queue, and what became of it. */
export function PlacePlan({ facility, ...shown }: Props & { readonly facility: string }) {
  const fields = useFacilityFields(facility)
  if (fields === undefined || fields === null) return null
  const queue = readCode(fields.queue, OUTAGE_QUEUES)
  return <QueuePlan spot={`f:${facility}`} queue={queue} {...shown} />
}

type QueueProps = Props & { readonly spot: SpotKey; readonly queue: Queue | undefined }

/** The schedule of a queue that somebody read, for whatever lives by it: a place without a facility is
 *  of the queue that its outages name. */
export function QueuePlan({ spot, queue, power, window, now, written }: QueueProps) {
  const { t } = useText()
  const canWrite = useEnrolment()?.role !== 'viewer'
  const schedules = useSchedules(queue, written)
  const today = kyivDay(now)
  const timeline = power?.stretches ?? [{ ...window, state: 'unknown' as const }]
  const sum = comparePlan(schedules, timeline, now)
  return (
    <section class="stack-tight" aria-labelledby="place-plan">
      <h2 id="place-plan">
        {queue === undefined ? t('plan.title') : t('plan.title.queue', { queue })}
      </h2>
      {queue === undefined && <p class="muted">{t('plan.noqueue')}</p>}
      {queue !== undefined && schedules.every(({ day }) => day < today) && (
        <p class="muted">{t('plan.nothing')}</p>
      )}
      {schedules
        .filter(({ day }) => day >= today)
        .map((schedule) => (
          <PlanDay key={schedule.day} schedule={schedule} now={now} />
        ))}
      {sum !== undefined && <PlanDrawing schedules={schedules} window={window} />}
      {sum !== undefined && <Compared sum={sum} />}
      {sum !== undefined && <p class="muted">{t('plan.only')}</p>}
      {canWrite && (
        <Button icon="pencil" href={`#/power/at/${spot}/plan`}>
          {t('plan.write')}
        </Button>
      )}
    </section>
  )
}

function PlanDay({ schedule, now }: { schedule: Schedule; now: Moment }) {
  const text = useText()
  const { day, slots, readAt } = schedule
  const name = day === kyivDay(now) ? text.t('outage.today') : sayDay(text, day)
  const hours = slots.length === 0 ? text.t('plan.none') : slots.map(sayTimes).join(', ')
  return (
    <p class="numbers">
      <strong>{text.t('plan.day', { day: name, hours: hours.replaceAll('-', '–') })}</strong>
      <br />
      <small class="muted">{text.t('plan.readat', { time: text.dayTime(readAt, now) })}</small>
    </p>
  )
}

function Compared({ sum }: { sum: PlanSum }) {
  const { t, duration } = useText()
  return (
    <KeyValue
      rows={[
        { key: t('plan.planned'), value: duration(sum.plannedMs) },
        { key: t('plan.actual'), value: duration(sum.offMs) },
        { key: t('plan.beyond'), value: duration(sum.beyondMs) },
        { key: t('plan.spared'), value: duration(sum.sparedMs) },
      ]}
    />
  )
}

function sayDay({ date }: ReturnType<typeof useText>, day: string): string {
  return date(Date.parse(`${day}T12:00:00Z`))
}
