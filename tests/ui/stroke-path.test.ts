import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInvalidPath } from '../../src/domain/records/record.ts'
import { GRID, isDrawing, writeStrokes, type Point } from '../../src/ui/stroke-path.ts'

const point = fc.record({
  x: fc.double({ min: -50, max: 700, noNaN: true }),
  y: fc.double({ min: -50, max: 300, noNaN: true }),
})

/** Reads a drawing back the obvious way: a pen that moves. */
function readBack(text: string): Point[][] {
  return text
    .split('M')
    .slice(1)
    .map((stroke) => {
      const [start = '', moves = ''] = stroke.split('l')
      const numbers = moves.split(' ').map(Number)
      let [x = 0, y = 0] = start.split(' ').map(Number)
      const points = [{ x, y }]
      for (let at = 0; at < numbers.length; at += 2) {
        x += numbers[at] ?? 0
        y += numbers[at + 1] ?? 0
        points.push({ x, y })
      }
      return points
    })
}

describe('a signature as text', () => {
  test('any scribble fits into one value of a record, stays on the pad, and the kernel takes it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { minLength: 1, maxLength: 300 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (strokes) => {
          const text = writeStrokes(strokes)
          expect(text.length).toBeLessThanOrEqual(4000)
          expect(isDrawing(text)).toBe(true)
          expect(findInvalidPath('aid', { 'distributions/d/signature': text })).toBeUndefined()
          const points = readBack(text)
          expect(points).toHaveLength(strokes.length)
          for (const { x, y } of points.flat()) {
            expect(x >= 0 && x <= GRID.width && y >= 0 && y <= GRID.height).toBe(true)
          }
        },
      ),
      { seed: 5, numRuns: 60 },
    )
  })

  test('keeps where each stroke begins and ends, and no line strays from what was drawn', () => {
    const wave = Array.from({ length: 200 }, (_, at) => ({
      x: at * 3,
      y: 100 + 80 * Math.sin(at / 9),
    }))
    const [back = []] = readBack(writeStrokes([wave]))
    expect(back[0]).toEqual({ x: 0, y: 100 })
    expect(back.at(-1)?.x).toBe(597)
    expect(back.length).toBeLessThan(80)
    const inked = back.slice(1).flatMap((to, at) => {
      const from = back[at] ?? to
      return Array.from({ length: 51 }, (_, n) => ({
        x: from.x + ((to.x - from.x) * n) / 50,
        y: from.y + ((to.y - from.y) * n) / 50,
      }))
    })
    for (const { x, y } of wave)
      expect(Math.min(...inked.map((one) => Math.hypot(one.x - x, one.y - y)))).toBeLessThan(3)
  })

  test('a dot is a stroke, no stroke is nothing, and other text is no drawing', () => {
    expect(writeStrokes([[{ x: 5, y: 6 }]])).toBe('M5 6l0 0')
    expect(writeStrokes([])).toBe('')
    expect(isDrawing('M0 0"/><script>')).toBe(false)
    expect(isDrawing('')).toBe(false)
  })
})
