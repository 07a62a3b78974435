// Which rows of a long list lie on the screen. Heights are known where a row was drawn, and guessed
// elsewhere.

/** Gives where each row begins, and last where the list ends. */
export function layOut(count: number, heightOf: (index: number) => number): readonly number[] {
  const starts: number[] = [0]
  let at = 0
  for (let index = 0; index < count; index++) {
    at += heightOf(index)
    starts.push(at)
  }
  return starts
}

export type RowRange = { readonly first: number; readonly end: number }

/** Gives the rows that touch the stretch from `from` to `to`, and `spare` more on either side. */
export function findRange(
  starts: readonly number[],
  stretch: { readonly from: number; readonly to: number },
  spare: number,
): RowRange {
  const count = starts.length - 1
  const first = rowAt(starts, stretch.from)
  const last = rowAt(starts, stretch.to)
  return { first: Math.max(0, first - spare), end: Math.min(count, last + 1 + spare) }
}

/** Gives the row that covers a point; the first or the last for a point outside. */
export function rowAt(starts: readonly number[], point: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= point) low = middle
    else high = middle - 1
  }
  return low
}
