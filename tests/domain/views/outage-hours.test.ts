import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import { readOutage, type Outage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import {
  outageDuration,
  outageTimeline,
  sumOutages,
  weekWithout,
} from '../../../src/domain/views/outage-hours.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const WEEK = { from: NOW - 7 * DAY_MS, to: NOW }

/** Hours before now. */
function outage(from: number, to?: number, more: Fields = {}): Outage {
  const endedAt = to === undefined ? null : NOW - to * HOUR_MS
  const startedAt = NOW - from * HOUR_MS
  return readOutage({ startedAt, endedAt, ...more })
}

function look(hoursAgo: number, state: string, id = 'a'): Fields {
  return { [`checks/${id}/at`]: NOW - hoursAgo * HOUR_MS, [`checks/${id}/state`]: state }
}

function hoursOff(...outages: readonly Outage[]): number {
  return sumOutages(outageTimeline(outages, WEEK, NOW)).offMs / HOUR_MS
}

describe('hours without a service', () => {
  test('[OH1] before the first record nothing is known, which is neither off nor on', () => {
    expect(outageTimeline([], WEEK, NOW)).toEqual([{ ...WEEK, state: 'unknown' }])
  })

  test('[OH2] two people who log the same outage do not make it twice as long', () => {
    const timeline = outageTimeline([outage(5, 2), outage(4.8, 2), outage(3, 1)], WEEK, NOW)
    expect(sumOutages(timeline)).toMatchObject({ offMs: 4 * HOUR_MS, longestOffMs: 4 * HOUR_MS })
  })

  test('how often it went off is counted by stretches, not by records', () => {
    const twice = [outage(9, 8), outage(5, 2), outage(4.8, 2), outage(3, 1)]
    expect(sumOutages(outageTimeline(twice, WEEK, NOW)).times).toBe(2)
    expect(sumOutages(outageTimeline([], WEEK, NOW)).times).toBe(0)
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
    const [first] = outageTimeline([outage(3, 1, { startedPrecision: 'before' })], window, NOW)
    expect(first).toEqual({ from: window.from, to: NOW - 3 * HOUR_MS, state: 'unknown' })
  })

  test('"it is there" without an outage adds no hour off, and a day of being known', () => {
    const sum = sumOutages(
      outageTimeline([outage(6, 6, { startedPrecision: 'before' })], WEEK, NOW),
    )
    expect(sum).toMatchObject({ offMs: 0, knownMs: 6 * HOUR_MS, longestOffMs: 0 })
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

test('a week without a service is that of the spot, not of one record', () => {
  const heat = { service: 'heating', place: 'UA80000000000126643' }
  const first = outage(100, 80, heat)
  const known = [
    first,
    outage(50, 40, heat),
    outage(45, 41, heat),
    outage(30, 20, { ...heat, place: 'UA80000000000210193' }),
    outage(30, 20, { ...heat, service: 'gas' }),
    outage(30, 20, { ...heat, extent: 'low-quality' }),
  ]
  expect(weekWithout(first, known, NOW) / HOUR_MS).toBe(30)
})

describe('an outage that nobody ended', () => {
  test('[OH4] is believed for a day; whether it is still off after that is not known', () => {
    expect(hoursOff(outage(60))).toBe(24)
    const timeline = outageTimeline([outage(60)], WEEK, NOW)
    expect(timeline.at(-1)).toEqual({ from: NOW - 36 * HOUR_MS, to: NOW, state: 'unknown' })
  })

  test('[OH4] whoever looks and says that it is still off makes all of it known', () => {
    expect(hoursOff(outage(60, undefined, look(20, 'still-off')))).toBe(60)
    expect(hoursOff(outage(60, undefined, look(30, 'still-off')))).toBe(54)
  })

  test('[OH4] one that is written down days after it began was still off then', () => {
    const recordedAt = NOW - HOUR_MS
    expect(hoursOff(outage(60, undefined, { recordedAt }))).toBe(60)
  })

  test('[OH5] ends where a colleague saw the service come back', () => {
    expect(hoursOff(outage(10), outage(9.9, 4))).toBe(6)
    expect(hoursOff(outage(10, undefined, look(7, 'back')))).toBe(3)
    expect(hoursOff(outage(10), outage(3, 3, { startedPrecision: 'before' }))).toBe(7)
  })

  test('[OH5] does not end by a word that is older than its own', () => {
    expect(hoursOff(outage(10, undefined, look(2, 'still-off')), outage(12, 11))).toBe(11)
  })

  test('comes and goes as people saw it', () => {
    const seen = { ...look(8, 'partly-back', 'a'), ...look(6, 'still-off', 'b') }
    expect(hoursOff(outage(10, 5, seen))).toBe(3)
    expect(hoursOff(outage(10, 5, look(2, 'still-off')))).toBe(7)
  })
})

const hour = fc.integer({ min: -3, max: 60 })
const check = fc.record({
  at: hour,
  state: fc.constantFrom('still-off', 'partly-back', 'back', undefined),
})
const outages = fc.array(
  fc
    .record({
      from: hour,
      lasted: fc.option(fc.integer({ min: -2, max: 30 })),
      precision: fc.constantFrom('exact', 'about', 'before'),
      recorded: fc.option(hour),
      checks: fc.array(check, { maxLength: 3 }),
    })
    .map(({ from, lasted, precision, recorded, checks }) =>
      outage(from, lasted === null ? undefined : from - lasted, {
        startedPrecision: precision,
        recordedAt: recorded === null ? null : NOW - recorded * HOUR_MS,
        ...Object.fromEntries(
          checks.flatMap(({ at, state }, n) => [
            [`checks/c${n}/at`, NOW - at * HOUR_MS],
            ...(state === undefined ? [] : [[`checks/c${n}/state`, state] as const]),
          ]),
        ),
      }),
    ),
  { maxLength: 5 },
)

test('[OH1-OH5] the timeline agrees with asking everybody about every single half hour', () => {
  const window = { from: NOW - 70 * HOUR_MS, to: NOW + 4 * HOUR_MS }
  fc.assert(
    fc.property(outages, (known) => {
      const timeline = outageTimeline(known, window, NOW)
      let offMs = 0
      for (let at = window.from; at < window.to; at += HOUR_MS / 2) {
        const state = askEverybody(known, at)
        expect(timeline.find(({ from, to }) => from <= at && at < to)?.state).toBe(state)
        if (state === 'off') offMs += HOUR_MS / 2
      }
      expect(sumOutages(timeline).offMs).toBe(offMs)
      const total = timeline.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(total).toBe(window.to - window.from)
      expect(timeline.every((stretch, n) => n === 0 || stretch.from === timeline[n - 1]?.to)).toBe(
        true,
      )
    }),
    { seed: 1, numRuns: 150 },
  )
})

/** The slow, obvious answer: off where one record's maker would say so, else on where anyone's would. */
function askEverybody(known: readonly Outage[], at: number): 'off' | 'on' | 'unknown' {
  if (at >= NOW) return 'unknown'
  const back = known.flatMap(saidOf).filter(({ isOff }) => !isOff)
  if (known.some((one) => isOffBy(one, back, at))) return 'off'
  const isSoonOff = known.some(
    (one) =>
      one.startedPrecision !== 'before' && one.startedAt - DAY_MS <= at && at < one.startedAt,
  )
  const wasBack = back.some((word) => word.at <= at && at < word.at + DAY_MS)
  return isSoonOff || wasBack ? 'on' : 'unknown'
}

function isOffBy(one: Outage, back: readonly { at: number }[], at: number): boolean {
  const said = saidOf(one)
  const last = said.findLast((word) => word.at <= at)
  if (last?.isOff !== true) return false
  if (said.some((word) => word.at > at)) return true
  if (back.some((word) => word.at > last.at && word.at <= at)) return false
  const looks = one.checks.filter(({ state }) => state === undefined).map((check) => check.at)
  const written = one.endedAt === undefined ? [one.recordedAt ?? 0] : []
  const told = [last.at, ...looks, ...written].filter((word) => word <= NOW)
  return at < Math.max(last.at, ...told) + DAY_MS
}

function saidOf({ startedAt, endedAt, checks }: Outage): { at: number; isOff: boolean }[] {
  const isSeen = endedAt !== undefined && endedAt <= startedAt
  const said = [{ at: isSeen ? endedAt : startedAt, isOff: !isSeen }]
  if (endedAt !== undefined && !isSeen) said.push({ at: endedAt, isOff: false })
  for (const { at, state } of checks)
    if (state !== undefined && at >= startedAt) said.push({ at, isOff: state === 'still-off' })
  return said.sort((a, b) => a.at - b.at || Number(b.isOff) - Number(a.isOff))
}
