// A drawing made with a finger, as short text: whole numbers on a grid of 600 × 200, each stroke
// thinned by the Ramer-Douglas-Peucker rule, written as an SVG path («M12 34l3 -4 5 6»).

export type Point = { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

export const GRID = { width: 600, height: 200 } as const

/** What one value of a record may hold, with some room. */
const MAX_LENGTH = 3900

/** Gives the drawing as text; coarser where a fine one would be too long. Empty for no strokes. */
export function writeStrokes(strokes: readonly Stroke[]): string {
  const whole = strokes.filter((stroke) => stroke.length > 0).map((stroke) => stroke.map(toGrid))
  for (let tolerance = 1; tolerance <= GRID.width; tolerance *= 1.5) {
    const text = whole.map((stroke) => writeStroke(thin(stroke, tolerance))).join('')
    if (text.length <= MAX_LENGTH) return text
  }
  return ''
}

/** True for text that a drawing can be: nothing else is ever put into a path on the screen. */
export function isDrawing(text: string): boolean {
  return /^M[\dMl -]+$/.test(text)
}

function writeStroke([first, ...rest]: Stroke): string {
  if (first === undefined) return ''
  const moves: string[] = []
  let last = first
  for (const point of rest) {
    moves.push(`${point.x - last.x} ${point.y - last.y}`)
    last = point
  }
  // A dot is a stroke of no length: round line ends draw it.
  return `M${first.x} ${first.y}l${moves.length === 0 ? '0 0' : moves.join(' ')}`
}

/** Leaves out the points that a straight line between their neighbours passes within `tolerance`. */
function thin(stroke: Stroke, tolerance: number): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)]
  if (stroke.length < 3 || first === undefined || last === undefined) return stroke
  let furthest = 0
  let at = 0
  for (const [index, point] of stroke.entries()) {
    const distance = distanceTo(point, first, last)
    if (distance > furthest) [furthest, at] = [distance, index]
  }
  if (furthest <= tolerance) return [first, last]
  const before = thin(stroke.slice(0, at + 1), tolerance)
  return [...before, ...thin(stroke.slice(at), tolerance).slice(1)]
}

function distanceTo(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y)
  return Math.abs(dx * (from.y - point.y) - dy * (from.x - point.x)) / length
}

function toGrid({ x, y }: Point): Point {
  return { x: clamp(x, GRID.width), y: clamp(y, GRID.height) }
}

function clamp(value: number, most: number): number {
  return Math.round(Math.min(Math.max(0, value), most))
}
