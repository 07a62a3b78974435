import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kyivDay, kyivMoment, nextDay } from '../../../src/domain/base/kyiv-day.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import { outageDays } from '../../../src/domain/views/outage-days.ts'
import { outageTimeline, sumOutages } from '../../../src/domain/views/outage-hours.ts'

const SPRING = '2026-03-29'
const AUTUMN = '2026-10-25'

describe('[OH6] a day of Kyiv', () => {
  test('begins at 22:00 UTC in winter and at 21:00 in summer', () => {
    expect(kyivMoment('2026-11-24', 0)).toBe(Date.UTC(2026, 10, 23, 22))
    expect(kyivMoment('2026-07-24', 0)).toBe(Date.UTC(2026, 6, 23, 21))
    expect(kyivDay(Date.UTC(2026, 10, 23, 22))).toBe('2026-11-24')
    expect(kyivDay(Date.UTC(2026, 10, 23, 22) - 1)).toBe('2026-11-23')
  })

  test.each<[string, string, number]>([
    ['in spring it has 23 hours', SPRING, 23],
    ['in autumn it has 25 hours', AUTUMN, 25],
    ['else it has 24', '2026-11-24', 24],
  ])('%s', (...[, day, hours]) => {
    expect((kyivMoment(nextDay(day), 0) - kyivMoment(day, 0)) / HOUR_MS).toBe(hours)
  })

  test('its clock times are those on the wall, also on the day of the change', () => {
    expect(kyivMoment(SPRING, 6 * 60)).toBe(Date.UTC(2026, 2, 29, 3))
    expect(kyivMoment(AUTUMN, 6 * 60)).toBe(Date.UTC(2026, 9, 25, 4))
    expect(kyivMoment(AUTUMN, 2 * 60)).toBe(Date.UTC(2026, 9, 24, 23))
  })

  test('every moment lies in the day that it is said to be in', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), (at) => {
        const day = kyivDay(at)
        expect(kyivMoment(day, 0)).toBeLessThanOrEqual(at)
        expect(kyivMoment(nextDay(day), 0)).toBeGreaterThan(at)
      }),
      { seed: 1 },
    )
  })
})

describe('[OH6] hours by day', () => {
  const end = kyivMoment('2026-10-27', 0)
  const whole = readOutage({ startedAt: end - 10 * DAY_MS, endedAt: end })

  test('[K4] a service that was off all day was off for 25 hours when the clock went back', () => {
    const span = { from: kyivMoment('2026-10-24', 0), to: end }
    const days = outageDays(outageTimeline([whole], span, end))
    expect(days.map(({ day, offMs }) => [day, offMs / HOUR_MS])).toEqual([
      ['2026-10-24', 24],
      ['2026-10-25', 25],
      ['2026-10-26', 24],
    ])
  })

  test('days sum to the whole, and each minute is counted in its own day', () => {
    const minute = fc.integer({ min: 0, max: 4 * 24 * 60 })
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 4 }), (pairs) => {
        const from = kyivMoment('2026-10-23', 7 * 60)
        const span = { from, to: from + 4 * DAY_MS }
        const outages = pairs.map(([start, length]) =>
          readOutage({
            startedAt: from + start * MINUTE_MS,
            endedAt: from + (start + length) * MINUTE_MS,
          }),
        )
        const timeline = outageTimeline(outages, span, span.to)
        const slow = new Map<string, number>()
        for (let at = from; at < span.to; at += MINUTE_MS) {
          const isOff = outages.some((one) => one.startedAt <= at && at < (one.endedAt ?? 0))
          slow.set(kyivDay(at), (slow.get(kyivDay(at)) ?? 0) + (isOff ? MINUTE_MS : 0))
        }
        const days = outageDays(timeline)
        expect(days.map(({ day, offMs }) => [day, offMs])).toEqual([...slow])
        expect(days.reduce((sum, { offMs }) => sum + offMs, 0)).toBe(sumOutages(timeline).offMs)
      }),
      { seed: 1, numRuns: 4 },
    )
  })
})
