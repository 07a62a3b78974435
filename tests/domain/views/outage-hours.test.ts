import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import { readOutage, type Outage } from '../../../src/domain/records/outage.ts'
import {
  outageDuration,
  outageTimeline,
  sumOutages,
} from '../../../src/domain/views/outage-hours.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const WEEK = { from: NOW - 7 * DAY_MS, to: NOW }

/** Hours before now. */
function outage(from: number, to?: number, precision = 'exact'): Outage {
  const endedAt = to === undefined ? null : NOW - to * HOUR_MS
  return readOutage({ startedAt: NOW - from * HOUR_MS, endedAt, startedPrecision: precision })
}

describe('hours without a service', () => {
  test('[OH1] before the first record nothing is known, which is neither off nor on', () => {
    expect(outageTimeline([], WEEK, NOW)).toEqual([{ ...WEEK, state: 'unknown' }])
  })

  test('[OH2] two people who log the same outage do not make it twice as long', () => {
    const timeline = outageTimeline([outage(5, 2), outage(4.8, 2), outage(3, 1)], WEEK, NOW)
    expect(sumOutages(timeline)).toMatchObject({ offMs: 4 * HOUR_MS, longestOffMs: 4 * HOUR_MS })
  })

  test('an outage that is still open lasts until now, not until the end of the window', () => {
    const window = { from: NOW - 2 * HOUR_MS, to: NOW + 2 * HOUR_MS }
    expect(outageTimeline([outage(1)], window, NOW)).toEqual([
      { from: NOW - 2 * HOUR_MS, to: NOW - HOUR_MS, state: 'on' },
      { from: NOW - HOUR_MS, to: NOW, state: 'off' },
      { from: NOW, to: NOW + 2 * HOUR_MS, state: 'unknown' },
    ])
  })

  test('[OH3] an outage that was there already when somebody looked says nothing of the time before', () => {
    const window = { from: NOW - 5 * HOUR_MS, to: NOW }
    const [first] = outageTimeline([outage(3, 1, 'before')], window, NOW)
    expect(first).toEqual({ from: window.from, to: NOW - 3 * HOUR_MS, state: 'unknown' })
  })

  test('"it is there" without an outage adds no hour off, and a day of being known', () => {
    const sum = sumOutages(outageTimeline([outage(6, 6, 'before')], WEEK, NOW))
    expect(sum).toEqual({ offMs: 0, knownMs: 6 * HOUR_MS, longestOffMs: 0 })
  })

  test('an outage that ended before it began, by a wrong clock, has no length', () => {
    expect(outageDuration(outage(1, 3), NOW)).toBe(0)
    expect(sumOutages(outageTimeline([outage(1, 3)], WEEK, NOW)).offMs).toBe(0)
  })

  test('a removed record counts for nothing', () => {
    const removed = { ...outage(5, 2), removed: true }
    expect(sumOutages(outageTimeline([removed], WEEK, NOW)).knownMs).toBe(0)
  })
})

const outages = fc.array(
  fc
    .record({
      from: fc.integer({ min: -3, max: 60 }),
      lasted: fc.integer({ min: -2, max: 30 }),
      open: fc.boolean(),
      precision: fc.constantFrom('exact', 'about', 'before'),
    })
    .map(({ from, lasted, open, precision }) =>
      outage(from, open ? undefined : from - lasted, precision),
    ),
  { maxLength: 6 },
)

test('[OH1] [OH2] the timeline agrees with asking about every single hour', () => {
  const window = { from: NOW - 48 * HOUR_MS, to: NOW + 4 * HOUR_MS }
  fc.assert(
    fc.property(outages, (known) => {
      const timeline = outageTimeline(known, window, NOW)
      for (let at = window.from; at < window.to; at += HOUR_MS) {
        const stretch = timeline.find(({ from, to }) => from <= at && at < to)
        const isOff =
          at < NOW && known.some((one) => one.startedAt <= at && at < (one.endedAt ?? NOW))
        expect(stretch?.state === 'off').toBe(isOff)
      }
      const total = timeline.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(total).toBe(window.to - window.from)
      expect(timeline.every((stretch, n) => n === 0 || stretch.from === timeline[n - 1]?.to)).toBe(
        true,
      )
    }),
    { seed: 1 },
  )
})
