import './signature-pad.css'
import { useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { GRID, isDrawing, writeStrokes, type Point, type Stroke } from './stroke-path.ts'

type Props = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly words: { readonly empty: string; readonly there: string; readonly clear: string }
  /** A drawing as text (stroke-path.ts), or empty. */
  readonly value: string
  readonly onChange: (drawing: string) => void
}

/** A field to sign in with a finger or a pen. Whoever cannot draw signs on paper: the field beside it says so. */
export function SignaturePad({ id, label, hint, words, value, onChange }: Props) {
  const strokes = useRef<readonly Stroke[]>([])
  const [open, setOpen] = useState<Stroke>()
  const finish = () => {
    if (open === undefined) return
    // After a form that was left open only its text is here: what is drawn now begins anew.
    strokes.current = [...(value === '' ? [] : strokes.current), open]
    setOpen(undefined)
    onChange(writeStrokes(strokes.current))
  }
  const drawn = isDrawing(value) ? value : ''
  return (
    <div class="field">
      <span id={`${id}-label`} class="signature-label">
        {label}
      </span>
      <p class="field-hint">{hint}</p>
      <svg
        id={id}
        class="signature-pad"
        role="img"
        aria-labelledby={`${id}-label ${id}-state`}
        viewBox={`0 0 ${GRID.width} ${GRID.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setOpen([pointOf(event)])
        }}
        onPointerMove={(event) => open !== undefined && setOpen([...open, pointOf(event)])}
        onPointerUp={finish}
        onPointerCancel={finish}
      >
        <path class="signature-line" d={`M30 160h540`} />
        <path class="signature-ink" d={drawn + (open === undefined ? '' : writeStrokes([open]))} />
      </svg>
      <div class="signature-end">
        <span id={`${id}-state`} class="muted">
          {drawn === '' ? words.empty : words.there}
        </span>
        {drawn !== '' && (
          <Button
            kind="quiet"
            onPress={() => {
              strokes.current = []
              onChange('')
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
    </div>
  )
}

function pointOf(event: { clientX: number; clientY: number; currentTarget: SVGSVGElement }): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return {
    x: ((event.clientX - box.left) / box.width) * GRID.width,
    y: ((event.clientY - box.top) / box.height) * GRID.height,
  }
}
