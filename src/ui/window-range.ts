// Which rows of a long list lie on the screen. Heights are known where a row was drawn, and guessed
// elsewhere.

export type RowLayout = {
  /** Where each row begins, and last where the list ends. */
  readonly starts: () => ArrayLike<number>
  readonly heightOf: (index: number) => number
  /** Only what lies below is laid out anew, and only when it is asked for. */
  readonly setHeight: (index: number, px: number) => void
}

export function layOut(count: number, heightOf: (index: number) => number): RowLayout {
  const heights = Float64Array.from({ length: count }, (_, index) => heightOf(index))
  const starts = new Float64Array(count + 1)
  let settled = 0
  return {
    starts: () => {
      for (; settled < count; settled++)
        starts[settled + 1] = (starts[settled] ?? 0) + (heights[settled] ?? 0)
      return starts
    },
    heightOf: (index) => heights[index] ?? 0,
    setHeight: (index, px) => {
      heights[index] = px
      settled = Math.min(settled, index)
    },
  }
}

export type RowRange = { readonly first: number; readonly end: number }

/** Gives the rows that touch the stretch from `from` to `to`, and `spare` more on either side. */
export function findRange(
  starts: ArrayLike<number>,
  stretch: { readonly from: number; readonly to: number },
  spare: number,
): RowRange {
  const count = starts.length - 1
  const first = rowAt(starts, stretch.from)
  const last = rowAt(starts, stretch.to)
  return { first: Math.max(0, first - spare), end: Math.min(count, last + 1 + spare) }
}

/** Gives the row that covers a point; the first or the last for a point outside. */
export function rowAt(starts: ArrayLike<number>, point: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= point) low = middle
    else high = middle - 1
  }
  return low
}
