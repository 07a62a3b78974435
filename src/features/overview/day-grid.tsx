import type { DistrictHours } from '../../domain/views/overview/power-hours.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'

type Props = {
  readonly rows: readonly DistrictHours[]
  readonly days: readonly Window[]
  readonly nameOf: (code: string) => string
}

const CELL = { width: 34, height: 26 }
const NAME_WIDTH = 118
const HEAD = 20
/** The steps of the map: 0–2, 2–6, 6–12, 12–18, 18–24 hours. */
const STEPS = [2, 6, 12, 18] as const

/** Districts against days; each cell holds its number, so the shade says nothing alone. */
export function DayGrid({ rows, days, nameOf }: Props) {
  const { t, number, say } = useCityHallText()
  const title = `${say('ov.hours')}, ${say('ov.hours.days')}`
  const width = NAME_WIDTH + days.length * CELL.width
  const height = HEAD + rows.length * CELL.height
  return (
    <div class="ov-grid-scroll" role="region" aria-label={say('ov.hours.days')} tabIndex={0}>
      <svg
        class="ov-day-grid"
        role="img"
        aria-label={t('sr.chart', { title })}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        {days.map(({ from }, n) => (
          <text key={from} class="ov-day" x={NAME_WIDTH + (n + 0.5) * CELL.width} y={14}>
            {new Date(from).getDate()}
          </text>
        ))}
        {rows.map(({ district, days: sums }, row) => (
          <g key={district} transform={`translate(0 ${HEAD + row * CELL.height})`}>
            <text class="ov-day-name" y={17}>
              {shorten(nameOf(district))}
            </text>
            {sums.map(({ hours }, n) => (
              <g key={n} transform={`translate(${NAME_WIDTH + n * CELL.width} 0)`}>
                <rect
                  class={hours === undefined ? 'step-none' : `step-${stepOf(hours)}`}
                  width={CELL.width - 2}
                  height={CELL.height - 2}
                  rx={3}
                />
                {hours !== undefined && (
                  <text
                    class={stepOf(hours) >= 3 ? 'ov-cell ov-cell-dark' : 'ov-cell'}
                    x={CELL.width / 2 - 1}
                    y={17}
                  >
                    {number(Math.round(hours))}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  )
}

function stepOf(hours: number): number {
  return STEPS.filter((step) => hours >= step).length
}

function shorten(name: string): string {
  return name.length > 15 ? `${name.slice(0, 14)}…` : name
}
