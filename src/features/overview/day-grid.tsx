import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DistrictHours } from '../../domain/views/overview/power-hours.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useText } from '../../state/text.tsx'

type Props = {
  readonly rows: readonly DistrictHours[]
  readonly days: readonly Window[]
  readonly nameOf: (code: string) => string
}

const CELL = { width: 34, height: 26 }
const NAME_WIDTH = 112
const HEAD = 20
/** The steps of the map: 0–2, 2–6, 6–12, 12–18, 18–24 hours. */
const STEPS = [2, 6, 12, 18] as const

/** Districts against days; each cell holds its number, so the shade says nothing alone. */
export function DayGrid({ rows, days, nameOf }: Props) {
  const { t, say } = useCityHallText()
  const title = `${say('ov.hours')}, ${say('ov.hours.days')}`
  const width = days.length * CELL.width
  const scroll = useRef<HTMLDivElement>(null)
  // What was last stands at the right, where a narrow screen would not show it.
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ left: width })
  }, [width])
  const height = HEAD + rows.length * CELL.height
  return (
    <div class="ov-days">
      <svg class="ov-day-grid" aria-hidden="true" width={NAME_WIDTH} height={height}>
        {shorten(rows.map(({ district }) => nameOf(district))).map((name, row) => (
          <text key={row} class="ov-day-name" y={HEAD + row * CELL.height + 17}>
            {name}
          </text>
        ))}
      </svg>
      <div
        ref={scroll}
        class="ov-grid-scroll"
        role="region"
        aria-label={say('ov.hours.days')}
        tabIndex={0}
      >
        <svg
          class="ov-day-grid"
          role="img"
          aria-label={t('sr.chart', { title })}
          width={width}
          height={height}
        >
          {days.map(({ from }, n) => (
            <text key={from} class="ov-day" x={(n + 0.5) * CELL.width} y={14}>
              {new Date(from).getDate()}
            </text>
          ))}
          {rows.map(({ district, days: sums }, row) => (
            <g key={district} transform={`translate(0 ${HEAD + row * CELL.height})`}>
              {sums.map(({ hours }, n) => (
                <DayCell key={n} at={n * CELL.width} hours={hours} />
              ))}
            </g>
          ))}
        </svg>
      </div>
    </div>
  )
}

type CellProps = { readonly at: number; readonly hours: number | undefined }

function DayCell({ at, hours }: CellProps) {
  const { number } = useText()
  return (
    <g transform={`translate(${at} 0)`}>
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
  )
}

function stepOf(hours: number): number {
  return STEPS.filter((step) => hours >= step).length
}

/** A word that all names end with, such as «district», needs no saying in each row. */
function shorten(names: readonly string[]): readonly string[] {
  const [end, ...others] = new Set(names.map((name) => name.split(' ').at(-1)))
  const isShared = names.length > 1 && others.length === 0
  return names.map((name) => {
    const own = (isShared && name.slice(0, -(end?.length ?? 0)).trim()) || name
    return own.length > 14 ? `${own.slice(0, 13)}…` : own
  })
}
