import type { Window } from '../../domain/views/outage-hours.ts'
import type { Strip } from './strips.ts'

type Props = { readonly strip: Strip; readonly window: Window; readonly label: string }

/** The drawing's own units; it is stretched to the width of the screen. */
const WIDTH = 1000
const HEIGHT = 20

/** Off is solid, on is empty, not known is the hatch that lies under both. */
export function StripDrawing({ strip, window, label }: Props) {
  const scale = WIDTH / (window.to - window.from)
  return (
    <svg
      class="strip"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {strip.stretches
        .filter(({ state }) => state !== 'unknown')
        .map(({ from, to, state }) => (
          <rect
            key={from}
            class={`strip-${state}`}
            x={(from - window.from) * scale}
            y={0}
            width={(to - from) * scale}
            height={HEIGHT}
          />
        ))}
    </svg>
  )
}
