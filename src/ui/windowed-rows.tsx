import './windowed-rows.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { findRange, layOut, rowAt, type RowRange } from './window-range.ts'

type Props<T> = {
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** A first guess; each row is measured when it is drawn. */
  readonly guessPx: (item: T) => number
  readonly draw: (item: T) => ComponentChildren
}

/** Beyond the screen, so that a fast thumb and the Tab key find rows already drawn. */
const SPARE_ROWS = 6
/** A few screenfuls; what was scrolled past long ago is drawn anew. */
const KEPT_ROWS = 120

/** A list of any length that draws the rows on the screen and a few more. The page scrolls, not the
 *  list. The row that holds the focus stays, wherever one scrolls. */
export function WindowedRows<T>({ items, keyOf, guessPx, draw }: Props<T>) {
  const root = useRef<HTMLDivElement>(null)
  const measured = useRef(new Map<string, number>())
  const [focused, setFocused] = useState<string>()
  const [round, redraw] = useState({ width: 0 })
  const layout = useMemo(
    () =>
      layOut(items.length, (index) => {
        const item = items[index]
        return item === undefined ? 0 : (measured.current.get(keyOf(item)) ?? guessPx(item))
      }),
    [items, round.width],
  )
  const drawRow = useKeptRows(draw, round.width)
  const rangeNow = () => findRange(layout.starts(), stretchOf(root.current), SPARE_ROWS)
  // Scrolling already asked where the screen is; asking again would cost another layout of the page.
  const asked = useRef<RowRange | undefined>(undefined)
  const range = asked.current ?? rangeNow()
  asked.current = undefined
  const drawn = useRef(range)
  drawn.current = range
  const redrawAt = (next: RowRange) => {
    if (isSame(next, drawn.current)) return
    asked.current = next
    redraw((last) => ({ ...last }))
  }
  useFollowPage(() => redrawAt(rangeNow()))
  useWidthChange(() => {
    measured.current.clear()
    redraw(({ width }) => ({ width: width + 1 }))
  })
  useLayoutEffect(() => {
    const list = root.current
    if (list === null || drawRow.fresh.size === 0) return
    const { from } = stretchOf(list)
    const top = rowAt(layout.starts(), from)
    const grown = new Map<number, number>()
    for (const row of list.children) {
      const index = Number(row.getAttribute('data-index'))
      const item = items[index]
      if (item === undefined || !drawRow.fresh.has(keyOf(item))) continue
      const px = row.getBoundingClientRect().height
      measured.current.set(keyOf(item), px)
      const more = px - layout.heightOf(index)
      if (Math.abs(more) < 0.5) continue
      grown.set(index, more)
      layout.setHeight(index, px)
    }
    drawRow.fresh.clear()
    const above = [...grown].reduce((sum, [index, more]) => (index < top ? sum + more : sum), 0)
    // What turned out taller above the screen must not push what is read.
    if (above !== 0 && from > 0) scrollBy(0, above)
    const next = rangeNow()
    // The last row moves none that is drawn; where the list ends is said with the next rows.
    if ([...grown.keys()].some((index) => index < range.end - 1)) {
      asked.current = next
      redraw((last) => ({ ...last }))
    } else redrawAt(next)
  })
  const starts = layout.starts()
  return (
    <div
      ref={root}
      class="windowed"
      role="list"
      // Set on the element by script, as a style in the markup would be forbidden by the policy.
      style={{ height: `${starts[items.length] ?? 0}px` }}
      onFocusOut={() => setFocused(undefined)}
    >
      {indexesOf(range, focused === undefined ? -1 : items.findIndex(isFocused)).map((index) => {
        const item = items[index]
        return item === undefined ? null : (
          <div
            key={keyOf(item)}
            class="windowed-row"
            role="listitem"
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={items.length}
            style={{ transform: `translateY(${starts[index] ?? 0}px)` }}
            onFocusIn={() => setFocused(keyOf(item))}
          >
            {drawRow.of(keyOf(item), item)}
          </div>
        )
      })}
    </div>
  )

  function isFocused(item: T): boolean {
    return keyOf(item) === focused
  }
}

/** Keeps what was drawn of each row, so that scrolling draws only the rows that come. All are drawn
 *  anew when the list is (another `draw`) or when its width changes. */
function useKeptRows<T>(draw: (item: T) => ComponentChildren, width: number) {
  type Row = { readonly item: T; readonly drawn: ComponentChildren }
  return useMemo(() => {
    const rows = new Map<string, Row>()
    /** Drawn since they were last measured. */
    const fresh = new Set<string>()
    return {
      fresh,
      of: (key: string, item: T) => {
        const kept = rows.get(key)
        if (kept?.item === item) return kept.drawn
        const row = { item, drawn: draw(item) }
        if (rows.size >= KEPT_ROWS) rows.clear()
        rows.set(key, row)
        fresh.add(key)
        return row.drawn
      },
    }
  }, [draw, width])
}

/** The part of the list that is on the screen, counted from where the list begins. */
function stretchOf(list: HTMLElement | null): { readonly from: number; readonly to: number } {
  const from = -(list?.getBoundingClientRect().top ?? 0)
  return { from, to: from + innerHeight }
}

function indexesOf({ first, end }: RowRange, kept: number): readonly number[] {
  const shown = Array.from({ length: end - first }, (_, at) => first + at)
  if (kept < 0 || (kept >= first && kept < end)) return shown
  return kept < first ? [kept, ...shown] : [...shown, kept]
}

function isSame(a: RowRange, b: RowRange): boolean {
  return a.first === b.first && a.end === b.end
}

function useFollowPage(follow: () => void): void {
  const latest = useRef(follow)
  latest.current = follow
  useEffect(() => {
    const run = () => latest.current()
    addEventListener('scroll', run, { passive: true })
    addEventListener('resize', run)
    return () => {
      removeEventListener('scroll', run)
      removeEventListener('resize', run)
    }
  }, [])
}

/** Texts break anew when the page becomes wider or narrower. */
function useWidthChange(act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    let width = innerWidth
    const check = () => {
      if (innerWidth === width) return
      width = innerWidth
      latest.current()
    }
    addEventListener('resize', check)
    return () => removeEventListener('resize', check)
  }, [])
}
