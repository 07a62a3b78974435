import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { SERVICES } from '../../../src/domain/records/codes.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { groupByDay, joinDoubles } from '../../../src/features/outages/outage-events.ts'
import {
  findDoubles,
  findLikely,
  isInGroup,
  isJoined,
  isSameEvent,
  SERVICE_GROUPS,
  type Logged,
  type ServiceGroup,
} from '../../../src/features/outages/outage-list.ts'

const NOON = Date.UTC(2026, 10, 24, 12)
const PLACE = 'UA80000000000126643'

function logged(n: number, fields: Fields): Logged {
  return {
    id: makeRecordId(NOON, new Uint8Array(10).fill(n)),
    outage: readOutage({ service: 'electricity', place: PLACE, startedAt: NOON, ...fields }),
  }
}

function shape(records: readonly Logged[]): [number, number][] {
  return joinDoubles(records).map(({ first, doubles }) => [
    (first.outage.startedAt - NOON) / MINUTE_MS,
    doubles.length,
  ])
}

describe('two people log the same event', () => {
  test('they stand on one line with the earlier start, and neither is lost', () => {
    expect(shape([logged(1, { startedAt: NOON + 7 * MINUTE_MS }), logged(2, {})])).toEqual([[0, 1]])
  })

  test.each<[string, Fields]>([
    ['starts an hour apart are two events', { startedAt: NOON + HOUR_MS }],
    ['another service is another event', { service: 'heating' }],
    ['another place is another event', { place: 'UA80000000000133908' }],
  ])('%s', (...[, fields]) => {
    expect(shape([logged(1, {}), logged(2, fields)]).map(([, doubles]) => doubles)).toEqual([0, 0])
  })

  test('a short outage and the next one are two events', () => {
    const short = logged(1, { endedAt: NOON + 5 * MINUTE_MS })
    const next = logged(2, { startedAt: NOON + 10 * MINUTE_MS })
    expect(shape([short, next])).toEqual([
      [10, 0],
      [0, 0],
    ])
  })
})

describe('what only a person can tell', () => {
  const first = logged(1, {})
  const late = logged(2, { startedAt: NOON + HOUR_MS })
  const joined = logged(2, { startedAt: NOON + HOUR_MS, sameAs: first.id })

  test('starts an hour apart may be one event, and are offered for joining', () => {
    expect(findLikely(first, [first, late], NOON + 2 * HOUR_MS)).toEqual([late])
    expect(findDoubles(first, [first, late])).toEqual([])
  })

  test('what was joined stands on one line, and neither record is lost', () => {
    expect(shape([first, joined])).toEqual([[0, 1]])
    expect(findDoubles(first, [joined])).toEqual([joined])
    expect(findLikely(first, [joined], NOON + 2 * HOUR_MS)).toEqual([])
  })

  test('a record that joins two lines makes them one', () => {
    const third = logged(3, { startedAt: NOON + 3 * HOUR_MS, sameAs: first.id })
    expect(shape([first, late, third, logged(4, { startedAt: NOON + 9 * HOUR_MS })])).toEqual([
      [540, 0],
      [60, 0],
      [0, 1],
    ])
  })

  test('one that ended before the other began, or is of another service, is not offered', () => {
    const over = logged(5, { startedAt: NOON - 3 * HOUR_MS, endedAt: NOON - HOUR_MS })
    const heat = logged(6, { service: 'heating', startedAt: NOON + HOUR_MS })
    expect(findLikely(first, [over, heat], NOON + 2 * HOUR_MS)).toEqual([])
  })
})

test('days stand newest first, and within a day the newest outage first', () => {
  const records = [
    logged(1, { startedAt: NOON - DAY_MS, endedAt: NOON - DAY_MS + HOUR_MS }),
    logged(2, { startedAt: NOON - 3 * HOUR_MS, endedAt: NOON - 2 * HOUR_MS }),
    logged(3, {}),
  ]
  const items = groupByDay(records, (at) => at - (at % DAY_MS))
  expect(items.map((item) => (item.tag === 'day' ? item.day : item.line.first.id))).toEqual([
    NOON - (NOON % DAY_MS),
    records[2]?.id,
    records[1]?.id,
    NOON - DAY_MS - (NOON % DAY_MS),
    records[0]?.id,
  ])
})

test('however many records there are, they are joined as if each were compared with all', () => {
  const spot = fc.constantFrom(PLACE, 'UA80000000000133908')
  const event = fc.record({
    start: fc.integer({ min: 0, max: 12 }),
    length: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    place: spot,
    same: fc.option(fc.nat({ max: 11 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const ids = events.map((_, n) => logged(n, {}).id)
      const records = events.map(({ start, length, place, same }, n) =>
        logged(n, {
          startedAt: NOON + start * 10 * MINUTE_MS,
          endedAt: length === undefined ? null : NOON + (start + length) * 10 * MINUTE_MS,
          place,
          ...(same === undefined || same === n ? {} : { sameAs: ids[same] ?? null }),
        }),
      )
      const found = joinDoubles(records).map(({ first, doubles }) => [first, ...doubles])
      expect(found.flat()).toHaveLength(records.length)
      expect(idsOf(found)).toEqual(idsOf(joinByComparing(records)))
    }),
  )
})

function idsOf(lines: readonly (readonly Logged[])[]): string[] {
  return lines.map((line) => line.map(({ id }) => id).join(' ')).sort()
}

/** The rule as it is told: each record beside every line so far. */
function joinByComparing(records: readonly Logged[]): Logged[][] {
  let lines: Logged[][] = []
  for (const item of [...records].sort((a, b) => a.outage.startedAt - b.outage.startedAt)) {
    const same = lines.filter(([first, ...doubles]) =>
      [first, ...doubles].some(
        (one) =>
          one !== undefined &&
          (isJoined(one, item) || (one === first && isSameEvent(one.outage, item.outage))),
      ),
    )
    const [into] = same
    if (into === undefined) lines.push([item])
    else
      lines = lines.flatMap((line) => {
        if (line === into) return [[...same.flat(), item]]
        return same.includes(line) ? [] : [line]
      })
  }
  return lines
}

test('every service is found under exactly one heading', () => {
  const groups: ServiceGroup[] = ['power', 'heat', 'water', 'net', 'gas']
  expect(groups).toEqual(Object.keys(SERVICE_GROUPS))
  for (const service of SERVICES)
    expect(groups.filter((group) => isInGroup(service, group))).toHaveLength(1)
})
