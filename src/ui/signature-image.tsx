import './signature-pad.css'
import { GRID, isDrawing } from './stroke-path.ts'

type Props = { readonly drawing: string; readonly label: string }

/** A signature that was drawn. What is no drawing is not shown. */
export function SignatureImage({ drawing, label }: Props) {
  if (!isDrawing(drawing)) return null
  return (
    <svg
      class="signature-image"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${GRID.width} ${GRID.height}`}
    >
      <path class="signature-ink" d={drawing} />
    </svg>
  )
}
