import type { DistrictHours } from '../../domain/views/overview/power-hours.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'
import { DayGrid } from './day-grid.tsx'

type Props = {
  readonly hours: readonly DistrictHours[]
  readonly days: readonly Window[]
  readonly nameOf: (code: string) => string
  /** Keeps what was asked, but for the district that a row leads to. */
  readonly hrefOf: (district: string) => string
}

const DAY_HOURS = 24

/** Hours without power, the longest first; over several days also by day. */
export function HoursCard({ hours, days, nameOf, hrefOf }: Props) {
  const { t, number, date, say } = useCityHallText()
  const known = hours
    .filter(({ mean }) => mean !== undefined)
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
  const hoursOf = (value: number | undefined) =>
    value === undefined ? say('ov.hours.none') : number(Math.round(value * 10) / 10)
  return (
    <ChartCard
      title={say('ov.hours')}
      note={known.length === 0 ? undefined : say('ov.hours.note')}
      head={[t('ov.district'), ...days.map(({ from }) => date(from))]}
      rows={known.map((row) => [
        nameOf(row.district),
        ...row.days.map((day) => hoursOf(day.hours)),
      ])}
    >
      {known.length === 0 && <p>{say('ov.hours.empty')}</p>}
      <div class="ov-bars">
        {known.map(({ district, mean, spots }) => (
          <BarRow
            key={district}
            href={hrefOf(district)}
            title={
              <>
                {nameOf(district)} <small>{say('ov.hours.spots', { n: number(spots) })}</small>
              </>
            }
            value={say('ov.hours.v', { n: hoursOf(mean) })}
            parts={[{ kind: 'off', share: (mean ?? 0) / DAY_HOURS }]}
            label={say('ov.hours.v', { n: hoursOf(mean) })}
          />
        ))}
      </div>
      {days.length > 1 && known.length > 0 && <DayGrid rows={known} days={days} nameOf={nameOf} />}
    </ChartCard>
  )
}
