import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { applySet, EMPTY_STATE, type Fields } from '../../../src/domain/replica/merge.ts'
import { isStamp } from '../../../src/domain/replica/stamp.ts'
import { outagesAt, readServiceNow } from '../../../src/domain/views/service-state.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const SCHOOL = makeRecordId(NOW, new Uint8Array(10).fill(1))
const CLINIC = makeRecordId(NOW, new Uint8Array(10).fill(2))
const PLACE = 'UA80000000000126643'
const STAMP = '0199c3a5f2e0-0004-k7m2q9xw4d3a'

function record(n: number, set: Fields) {
  if (!isStamp(STAMP)) throw new Error('assertion failed: the stamp of the test is one')
  const id = makeRecordId(NOW, new Uint8Array(10).fill(n))
  const full = { service: 'electricity', facility: SCHOOL, place: PLACE, extent: 'full', ...set }
  return { id, ...applySet(EMPTY_STATE, full, STAMP) }
}

function now(...sets: Fields[]) {
  const records = sets.map((set, n) => record(n + 10, set))
  const spot = { facility: SCHOOL, place: PLACE }
  return readServiceNow(outagesAt(records, spot, 'electricity'), NOW)
}

describe('what the card says', () => {
  test('nothing recorded is not known, which is not "on"', () => {
    expect(now()).toEqual({ tag: 'unknown' })
  })

  test('an open outage is off since it began, with who said so', () => {
    expect(now({ startedAt: NOW - HOUR_MS })).toEqual({
      tag: 'off',
      since: NOW - HOUR_MS,
      isOlder: false,
      stamp: STAMP,
      toldAt: NOW - HOUR_MS,
    })
  })

  test('of two records of one outage the earlier start counts', () => {
    expect(
      now({ startedAt: NOW - HOUR_MS }, { startedAt: NOW - HOUR_MS - 7 * MINUTE_MS }),
    ).toMatchObject({ tag: 'off', since: NOW - HOUR_MS - 7 * MINUTE_MS })
  })

  test('no power at all outweighs unstable power', () => {
    expect(
      now({ startedAt: NOW - 3 * HOUR_MS, extent: 'intermittent' }, { startedAt: NOW - HOUR_MS }),
    ).toMatchObject({ tag: 'off', since: NOW - HOUR_MS })
    expect(now({ startedAt: NOW - HOUR_MS, extent: 'low-quality' }).tag).toBe('weak')
  })

  test('the last end says since when the power is there', () => {
    expect(
      now(
        { startedAt: NOW - 9 * HOUR_MS, endedAt: NOW - 8 * HOUR_MS },
        { startedAt: NOW - 5 * HOUR_MS, endedAt: NOW - 2 * HOUR_MS },
      ),
    ).toMatchObject({ tag: 'on', since: NOW - 2 * HOUR_MS, isOlder: false })
  })

  test('an outage of no length only says that the power was seen', () => {
    expect(now({ startedAt: NOW - HOUR_MS, endedAt: NOW - HOUR_MS })).toMatchObject({
      tag: 'on',
      isOlder: true,
    })
  })

  test('an outage that was on already when somebody looked says so', () => {
    expect(now({ startedAt: NOW - HOUR_MS, startedPrecision: 'before' })).toMatchObject({
      tag: 'off',
      isOlder: true,
    })
  })
})

describe('the latest word counts, whoever said it', () => {
  test('[SS2] an outage that one of two people forgot to end does not hide that it is over', () => {
    expect(
      now(
        { startedAt: NOW - 5 * HOUR_MS },
        { startedAt: NOW - 5 * HOUR_MS + MINUTE_MS, endedAt: NOW - HOUR_MS },
      ),
    ).toMatchObject({ tag: 'on', since: NOW - HOUR_MS, isOlder: false })
  })

  test('[SS2] what somebody saw after the end reopens it', () => {
    const look = { 'checks/abcdefghijkl/at': NOW - MINUTE_MS }
    const off = { ...look, 'checks/abcdefghijkl/state': 'still-off' }
    const ended = { startedAt: NOW - 5 * HOUR_MS, endedAt: NOW - HOUR_MS }
    expect(now({ ...ended, ...off })).toMatchObject({
      tag: 'off',
      since: NOW - MINUTE_MS,
      isOlder: true,
    })
    const back = { ...look, 'checks/abcdefghijkl/state': 'back' }
    expect(now({ startedAt: NOW - 5 * HOUR_MS, ...back }).tag).toBe('on')
    expect(now({ ...ended, ...back })).toMatchObject({ tag: 'on', since: NOW - HOUR_MS })
  })

  test('[SS3] unstable power that replaced none counts from its own start', () => {
    expect(
      now(
        { startedAt: NOW - 5 * HOUR_MS, endedAt: NOW - HOUR_MS },
        { startedAt: NOW - HOUR_MS, extent: 'intermittent' },
      ),
    ).toMatchObject({ tag: 'weak', since: NOW - HOUR_MS })
  })

  test('[SS4] planned works are not off before they begin', () => {
    expect(now({ startedAt: NOW + HOUR_MS, endedAt: NOW + 3 * HOUR_MS })).toEqual({
      tag: 'unknown',
    })
    expect(now({ startedAt: NOW - HOUR_MS, endedAt: NOW + 3 * HOUR_MS }).tag).toBe('off')
  })

  test('the order in which records came does not matter', () => {
    const word = fc.record({
      startedAt: fc.integer({ min: 0, max: 9 }).map((h) => NOW - h * HOUR_MS),
      endedAt: fc.option(fc.integer({ min: 0, max: 9 }).map((h) => NOW - h * HOUR_MS)),
      extent: fc.constantFrom('full', 'partial'),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        const { tag, since } = { since: 0, ...now(...words) }
        expect({ tag, since }).toEqual({ since: 0, ...pick(now(...words.toReversed())) })
      }),
      { seed: 1 },
    )
  })
})

function pick(state: ReturnType<typeof now>) {
  return 'since' in state ? { tag: state.tag, since: state.since } : { tag: state.tag }
}

describe('a state older than a day [TD5]', () => {
  test('is not shown as a fact', () => {
    expect(now({ startedAt: NOW - DAY_MS - 1 })).toEqual({
      tag: 'stale',
      toldAt: NOW - DAY_MS - 1,
    })
    expect(now({ startedAt: NOW - DAY_MS }).tag).toBe('off')
  })

  test('is a fact where it was written down today, however long ago it began', () => {
    const recorded = { startedAt: NOW - 3 * DAY_MS, recordedAt: NOW - HOUR_MS }
    expect(now(recorded)).toMatchObject({ tag: 'off', since: NOW - 3 * DAY_MS })
    expect(now({ ...recorded, recordedAt: NOW - 2 * DAY_MS }).tag).toBe('stale')
  })

  test('is a fact again once somebody confirmed it', () => {
    const start = { startedAt: NOW - 3 * DAY_MS }
    const check = { 'checks/abcdefghijkl/at': NOW - HOUR_MS }
    expect(now({ ...start, ...check })).toMatchObject({ tag: 'off', since: NOW - 3 * DAY_MS })
    expect(now({ ...start, ...check, 'checks/abcdefghijkl/removed': true }).tag).toBe('stale')
  })
})

test.each<[string, Fields]>([
  ['of another facility', { facility: CLINIC }],
  ['of the whole district', { facility: null }],
  ['of another service', { service: 'heating' }],
  ['that was removed', { removed: true }],
])('a record %s says nothing about the power of this school', (...[, set]) => {
  expect(now({ startedAt: NOW - HOUR_MS, ...set })).toEqual({ tag: 'unknown' })
})

test('a district as a spot is not a facility in it', () => {
  const records = [
    record(20, { startedAt: NOW - HOUR_MS }),
    record(21, { startedAt: NOW - 2 * HOUR_MS, facility: null }),
  ]
  const told = outagesAt(records, { facility: undefined, place: PLACE }, 'electricity')
  expect(told.map(({ id }) => id)).toEqual([records[1]?.id])
})
