import type { MapScope } from '../../domain/views/overview/map-scope.ts'
import { navigate } from '../../state/location.ts'

type Shown = { readonly step: number; readonly said: string }
type Props = {
  readonly scope: MapScope
  readonly valueOf: (code: string) => Shown | undefined
  readonly hrefOf: (code: string) => string
}

const MARGIN = 0.02
/** Of the width, so that numbers are as large on a small town's map as on a city's. */
const TEXT = 0.042

/** The drawing leads where its rows lead. It is for the eye and the finger: who hears or types has the
 *  rows below it. */
export function MapDrawing({ scope, valueOf, hrefOf }: Props) {
  const [left, top, right, bottom] = scope.box
  const pad = (right - left) * MARGIN
  const [width, height] = [right - left + 2 * pad, bottom - top + 2 * pad]
  const fontSize = width * TEXT
  return (
    <svg
      class="ov-map"
      aria-hidden="true"
      viewBox={`${left - pad} ${top - pad} ${width} ${height}`}
    >
      {scope.neighbours.map(({ code, d }) => (
        <path key={code} class="map-neighbour" d={d} />
      ))}
      {scope.own.map(({ code, d }) => {
        const step = valueOf(code)?.step
        return (
          <path
            key={code}
            class={`map-area ${step === undefined ? 'step-none' : `step-${step}`}`}
            d={d}
            onClick={() => navigate(hrefOf(code))}
          />
        )
      })}
      {scope.own.map(({ code, at: [x, y] }) => {
        const value = valueOf(code)
        return value === undefined ? null : (
          <text
            key={code}
            class={value.step >= 3 ? 'map-number map-number-dark' : 'map-number'}
            x={x}
            y={y + fontSize / 3}
            font-size={fontSize}
          >
            {value.said}
          </text>
        )
      })}
    </svg>
  )
}
