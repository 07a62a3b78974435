import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kyivDay, kyivMoment } from '../../../src/domain/base/kyiv-day.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { outageTimeline } from '../../../src/domain/views/outage-hours.ts'
import { comparePlan } from '../../../src/domain/views/plan-against-actual.ts'
import {
  parseSlots,
  plannedNow,
  plannedWindows,
  readSchedules,
  sayTimes,
  schedulesOf,
  writeSchedule,
  type Schedule,
} from '../../../src/domain/views/schedule.ts'

const DAY = '2026-11-24'
const NOON = kyivMoment(DAY, 12 * 60)

function read(text: string): string {
  const slots = parseSlots(text, '3.1')
  return slots.ok ? slots.value.map(sayTimes).join(' ') : slots.problem
}

describe('[SC1] hours as people type or paste them', () => {
  test.each([
    ['00:00-04:00, 12:00-16:00', '00:00-04:00 12:00-16:00'],
    ['12–16; 0 – 4', '00:00-04:00 12:00-16:00'],
    ['з 8 до 12 та з 20.30 до 24', '08:00-12:00 20:30-24:00'],
    ['22:00-00:00', '22:00-24:00'],
    ['10-12 11-14', '10:00-14:00'],
    ['', ''],
    ['24.11.2026 Черга 3.1: 00:00-04:00', '00:00-04:00'],
    ['2026-11-24\n3.1 08:00-12:00', '08:00-12:00'],
    ['1.1 00:00-04:00\n3.1 04:00-08:00, 16:00-20:00\n6.2 08:00-12:00', '04:00-08:00 16:00-20:00'],
  ])('«%s» is %s', (...[text, slots]) => {
    expect(read(text)).toBe(slots)
  })

  test.each([
    ['світла не буде', 'unreadable'],
    ['8', 'unreadable'],
    ['8-12 і ще о 15', 'unreadable'],
    ['25:00-26:00', 'unreadable'],
    ['10:75-11:00', 'unreadable'],
    ['16:00-12:00', 'swapped'],
    ['1.1 00:00-04:00\n6.2 08:00-12:00', 'other-queue'],
  ])('«%s» is %s, and nothing is guessed', (...[text, problem]) => {
    expect(read(text)).toBe(problem)
  })

  test('what was kept reads back as it was, whatever the hours', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, minutes), { maxLength: 5 }), (pairs) => {
        const typed = pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => sayTimes({ from: Math.min(a, b), to: Math.max(a, b) }))
          .join(', ')
        const slots = parseSlots(typed, '3.1')
        expect(slots.ok).toBe(true)
        if (!slots.ok) return
        const kept = writeSchedule({ day: DAY, queue: '3.1', slots: slots.value, readAt: NOON })
        expect(findInvalidPath('facility', kept)).toBeUndefined()
        expect(findInvalidPath('outage', kept)).toBeUndefined()
        expect(schedulesOf('3.1', readSchedules(kept))).toEqual([
          { day: DAY, queue: '3.1', slots: slots.value, readAt: NOON },
        ])
      }),
      { seed: 1 },
    )
  })
})

function schedule(day: string, text: string, readAt = NOON): Schedule {
  const slots = parseSlots(text, '3.1')
  if (!slots.ok) throw new Error('assertion failed: the schedule of a test can be read')
  return { day, queue: '3.1', slots: slots.value, readAt }
}

describe('[SC2] schedules of a queue', () => {
  test('come from every record; of two readings of one day the later one counts', () => {
    const early = writeSchedule(schedule(DAY, '0-4', NOON - HOUR_MS))
    const late = writeSchedule(schedule(DAY, '4-8'))
    const other = writeSchedule({ ...schedule(DAY, '8-12'), queue: '1.1' })
    const tomorrow = writeSchedule(schedule('2026-11-25', ''))
    const kept = [late, { ...early, ...tomorrow }, other]
    const found = schedulesOf('3.1', kept.flatMap(readSchedules))
    expect(found.map(({ day, slots }) => [day, slots.map(sayTimes)])).toEqual([
      [DAY, ['04:00-08:00']],
      ['2026-11-25', []],
    ])
  })

  test('are of Kyiv, also when the clock is changed', () => {
    const windows = plannedWindows(schedule('2026-10-25', '2-6'))
    expect(windows.map(({ from, to }) => (to - from) / HOUR_MS)).toEqual([5])
  })

  test('a garbled one is left out', () => {
    const kept = writeSchedule(schedule(DAY, '0-4'))
    expect(readSchedules({ ...kept, 'planned/24/off': 'вночі' })).toEqual([])
    expect(readSchedules({ ...kept, 'planned/24/removed': true })).toEqual([])
  })
})

describe('what is planned now', () => {
  const today = schedule(DAY, '10-14, 20-24')
  const at = (hour: number) => kyivMoment(DAY, hour * 60)

  test('off until the end of the window, over midnight where tomorrow goes on with it', () => {
    expect(plannedNow([today], at(12))).toEqual({ isOff: true, until: at(14) })
    const tomorrow = schedule('2026-11-25', '0-4')
    expect(plannedNow([today, tomorrow], at(23))).toEqual({ isOff: true, until: at(28) })
  })

  test('there until the next one begins, or with nothing more planned', () => {
    expect(plannedNow([today], at(14))).toEqual({ isOff: false, until: at(20) })
    expect(plannedNow([schedule(DAY, '0-4')], at(14))).toEqual({ isOff: false, until: undefined })
  })

  test('nothing is said where nobody read the schedule of today', () => {
    expect(plannedNow([schedule('2026-11-23', '10-14')], at(12))).toBeUndefined()
  })
})

describe('[SC3] planned against actual', () => {
  test('nothing is claimed of days without a schedule', () => {
    const span = { from: NOON - 3 * DAY_MS, to: NOON }
    expect(comparePlan([], outageTimeline([], span, NOON), NOON)).toBeUndefined()
    expect(comparePlan([schedule('2026-12-01', '0-4')], outageTimeline([], span, NOON), NOON)).toBe(
      undefined,
    )
  })

  test('agrees with asking about every quarter of an hour', () => {
    const quarter = fc.integer({ min: 0, max: 96 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quarter, quarter)), quarter, quarter, (pairs, a, b) => {
        const midnight = kyivMoment(DAY, 0)
        const known = pairs.slice(0, 3).map(([start, length]) =>
          readOutage({
            startedAt: midnight + start * 15 * MINUTE_MS,
            endedAt: midnight + (start + length) * 15 * MINUTE_MS,
          }),
        )
        const from = Math.min(a, b) * 15
        const plan = { day: DAY, queue: '3.1', readAt: NOON } as const
        const slots = a === b ? [] : [{ from, to: Math.max(a, b) * 15 }]
        const now = midnight + 20 * HOUR_MS
        const timeline = outageTimeline(known, { from: midnight - DAY_MS, to: now }, now)
        const slow = { plannedMs: 0, offMs: 0, keptMs: 0, beyondMs: 0, sparedMs: 0 }
        for (let at = midnight; at < now; at += 15 * MINUTE_MS) {
          expect(kyivDay(at)).toBe(DAY)
          const minutes = (at - midnight) / MINUTE_MS
          const isPlanned = slots.some((slot) => slot.from <= minutes && minutes < slot.to)
          const state = timeline.find((one) => one.from <= at && at < one.to)?.state
          const add = (name: keyof typeof slow) => (slow[name] += 15 * MINUTE_MS)
          if (isPlanned) add('plannedMs')
          if (state === 'off') add('offMs')
          if (state === 'off' && isPlanned) add('keptMs')
          if (state === 'off' && !isPlanned) add('beyondMs')
          if (state === 'on' && isPlanned) add('sparedMs')
        }
        expect(comparePlan([{ ...plan, slots }], timeline, now)).toEqual(slow)
      }),
      { seed: 1 },
    )
  })
})
