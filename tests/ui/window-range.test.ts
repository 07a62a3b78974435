import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRange, layOut, rowAt } from '../../src/ui/window-range.ts'

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 })

test('every row that touches the screen is drawn, and few that do not', () => {
  fc.assert(
    fc.property(
      heights,
      fc.integer({ min: -500, max: 20_000 }),
      fc.nat(900),
      (rows, from, tall) => {
        const starts = layOut(rows.length, (index) => rows[index] ?? 0).starts()
        const to = from + tall
        const { first, end } = findRange(starts, { from, to }, 0)
        for (let index = 0; index < rows.length; index++) {
          const touches = (starts[index] ?? 0) <= to && (starts[index + 1] ?? 0) > from
          if (touches) expect(index >= first && index < end).toBe(true)
        }
        expect(end).toBeGreaterThan(first)
        const drawn = rows.slice(first, end).reduce((sum, height) => sum + height, 0)
        expect(drawn).toBeLessThanOrEqual(tall + 600)
      },
    ),
    { seed: 3, numRuns: 500 },
  )
})

test('the spare rows do not reach beyond the list', () => {
  const starts = layOut(10, () => 50).starts()
  expect(findRange(starts, { from: 0, to: 100 }, 3)).toEqual({ first: 0, end: 6 })
  expect(findRange(starts, { from: 450, to: 900 }, 3)).toEqual({ first: 6, end: 10 })
  expect(findRange(layOut(0, () => 50).starts(), { from: 0, to: 100 }, 3)).toEqual({
    first: 0,
    end: 0,
  })
})

test('a point belongs to the row that covers it', () => {
  const starts = layOut(3, () => 50).starts()
  expect([-5, 0, 49, 50, 149, 150, 999].map((point) => rowAt(starts, point))).toEqual([
    0, 0, 0, 1, 2, 2, 2,
  ])
})

test('a row that turns out taller moves those below it, as if it had been known', () => {
  fc.assert(
    fc.property(
      heights,
      fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 300 })), { maxLength: 9 }),
      (rows, measured) => {
        const known = [...rows]
        const layout = layOut(rows.length, (index) => rows[index] ?? 0)
        for (const [at, px] of measured) {
          if (at >= rows.length) continue
          known[at] = px
          layout.setHeight(at, px)
          const anew = layOut(known.length, (index) => known[index] ?? 0)
          expect(Array.from(layout.starts())).toEqual(Array.from(anew.starts()))
        }
      },
    ),
    { seed: 3, numRuns: 200 },
  )
})
