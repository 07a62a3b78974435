import type { LineCoverage } from '../../domain/views/coverage.ts'

type Props = { readonly covered: LineCoverage }

const WIDTH = 200
const HEIGHT = 12

/** Handed out, here, coming and still missing, as lengths. The same stands in words beside it, so
 *  that a screen reader passes over the drawing. */
export function CoverageBar({ covered }: Props) {
  const { asked, distributed, received, onTheWay, promised } = covered
  const whole = Math.max(asked, received + onTheWay + promised)
  const parts = [
    { name: 'given', amount: distributed },
    { name: 'here', amount: received - distributed },
    { name: 'coming', amount: onTheWay + promised },
  ]
  let at = 0
  return (
    <svg
      class="coverage-bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="coverage-all" width={WIDTH} height={HEIGHT} />
      {parts.map(({ name, amount }) => {
        const width = (amount / whole) * WIDTH
        const x = at
        at += width
        return width > 0 ? (
          <rect key={name} class={`coverage-${name}`} x={x} width={width} height={HEIGHT} />
        ) : null
      })}
    </svg>
  )
}
