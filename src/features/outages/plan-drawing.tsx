import type { Window } from '../../domain/views/outage-hours.ts'
import { plannedWindows, type Schedule } from '../../domain/views/schedule.ts'
import { useText } from '../../state/text.tsx'

const WIDTH = 1000
const HEIGHT = 20

/** The schedule on the scale of the strips above it: outlined, because it is not yet a fact. What it
 *  says stands in words beside it. */
export function PlanDrawing({
  schedules,
  window,
}: {
  schedules: readonly Schedule[]
  window: Window
}) {
  const { t } = useText()
  const scale = WIDTH / (window.to - window.from)
  const windows = schedules.flatMap(plannedWindows).flatMap(({ from, to }) => {
    const cut = { from: Math.max(from, window.from), to: Math.min(to, window.to) }
    return cut.from < cut.to ? [cut] : []
  })
  return (
    <svg
      class="strip strip-plain"
      role="img"
      aria-label={t('plan.drawing')}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {windows.map(({ from, to }) => (
        <rect
          key={from}
          class="strip-planned"
          x={(from - window.from) * scale}
          y={2}
          width={(to - from) * scale}
          height={HEIGHT - 4}
        />
      ))}
    </svg>
  )
}
