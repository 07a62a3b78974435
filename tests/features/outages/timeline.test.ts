import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { drawTimeline, readTold, sumTimeline } from '../../../src/features/outages/timeline.ts'

const NOW = Date.UTC(2026, 10, 24, 12)

/** Hours before now stand for moments. */
function outage(start: number, end: number | undefined, more: Fields = {}) {
  return readTold({
    service: 'electricity',
    startedAt: NOW - start * HOUR_MS,
    ...(end === undefined ? {} : { endedAt: NOW - end * HOUR_MS }),
    ...more,
  })
}

function draw(windowHours: number, ...told: ReturnType<typeof readTold>[]): string {
  const window = { from: NOW - windowHours * HOUR_MS, to: NOW }
  return drawTimeline(told, window)
    .map(({ from, to, supply }) => `${supply} ${(to - from) / HOUR_MS}`)
    .join(', ')
}

describe('a strip of time', () => {
  test('of which nobody said anything is not known', () => {
    expect(draw(24)).toBe('unknown 24')
  })

  test('is off between two ends, on after them, and not known before', () => {
    expect(draw(24, outage(10, 7))).toBe('unknown 14, off 3, on 7')
  })

  test('is on between two outages of one day', () => {
    expect(draw(12, outage(12, 9), outage(4, undefined))).toBe('off 3, on 5, off 4')
  })

  test('is not known again a day after somebody said it is on', () => {
    expect(draw(48, outage(40, 36))).toBe('unknown 8, off 4, on 24, unknown 12')
  })

  test('is not off for ever because nobody ended an outage', () => {
    expect(draw(48, outage(40, undefined))).toBe('unknown 8, off 24, unknown 16')
    const check = { 'checks/abcdefghijkl/at': NOW - 2 * HOUR_MS }
    expect(draw(48, outage(40, undefined, check))).toBe('unknown 8, off 40')
  })

  test('is not known before an outage that had begun when somebody looked', () => {
    const seen = outage(4, undefined, { startedPrecision: 'before' })
    expect(draw(12, outage(12, 9), seen)).toBe('off 3, unknown 5, off 4')
  })

  test('counts two records of one outage once', () => {
    expect(draw(12, outage(6, 2), outage(5, 1))).toBe('unknown 6, off 5, on 1')
  })

  test('is on from a look at a lamp that was lit', () => {
    expect(draw(12, outage(3, 3, { startedPrecision: 'before' }))).toBe('unknown 9, on 3')
  })

  test('is there, not off, while the service is weak', () => {
    expect(draw(12, outage(6, 2, { extent: 'low-quality' }))).toBe('unknown 6, on 6')
    expect(draw(12, outage(6, 2, { extent: 'partial' }))).toBe('unknown 6, off 4, on 2')
  })
})

test('the numbers of the table are those of the drawing', () => {
  const told = [outage(40, 36), outage(20, 19), outage(8, undefined)]
  const window = { from: NOW - 2 * DAY_MS, to: NOW }
  const stretches = drawTimeline(told, window)
  expect(stretches[0]?.from).toBe(window.from)
  expect(stretches.at(-1)?.to).toBe(window.to)
  const drawn = stretches.reduce((total, { from, to }) => total + to - from, 0)
  expect(drawn).toBe(2 * DAY_MS)
  expect(sumTimeline(stretches)).toEqual({
    offMs: 13 * HOUR_MS,
    knownMs: 40 * HOUR_MS,
    longestMs: 8 * HOUR_MS,
  })
})
