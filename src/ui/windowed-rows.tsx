import './windowed-rows.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
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

/** A list of any length that draws the rows on the screen and a few more. The page scrolls, not the
 *  list. The row that holds the focus stays, wherever one scrolls. */
export function WindowedRows<T>({ items, keyOf, guessPx, draw }: Props<T>) {
  const root = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<string, number>())
  const [focused, setFocused] = useState<string>()
  const [, redraw] = useState({})
  const starts = layOut(items.length, (index) => {
    const item = items[index]
    return item === undefined ? 0 : (heights.current.get(keyOf(item)) ?? guessPx(item))
  })
  const rangeNow = () => findRange(starts, stretchOf(root.current), SPARE_ROWS)
  const range = rangeNow()
  const drawn = useRef(range)
  drawn.current = range
  useFollowPage(() => {
    if (!isSame(rangeNow(), drawn.current)) redraw({})
  })
  useWidthChange(() => {
    heights.current.clear()
    redraw({})
  })
  useLayoutEffect(() => {
    const list = root.current
    if (list === null) return
    const { from } = stretchOf(list)
    const top = rowAt(starts, from)
    let above = 0
    let isNews = drawn.current !== range
    for (const row of list.children) {
      const index = Number(row.getAttribute('data-index'))
      const item = items[index]
      const px = row.getBoundingClientRect().height
      const known = (starts[index + 1] ?? 0) - (starts[index] ?? 0)
      if (item === undefined || Math.abs(px - known) < 0.5) continue
      heights.current.set(keyOf(item), px)
      if (index < top) above += px - known
      isNews = true
    }
    // What turned out taller above the screen must not push what is read.
    if (above !== 0 && from > 0) scrollBy(0, above)
    if (isNews || !isSame(rangeNow(), range)) redraw({})
  })
  return (
    <div
      ref={root}
      class="windowed"
      role="list"
      // Set on the element by script, as a style in the markup would be forbidden by the policy.
      style={{ height: `${starts.at(-1) ?? 0}px` }}
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
            {draw(item)}
          </div>
        )
      })}
    </div>
  )

  function isFocused(item: T): boolean {
    return keyOf(item) === focused
  }
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
