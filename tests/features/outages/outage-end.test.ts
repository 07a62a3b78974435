import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { planEnd } from '../../../src/features/outages/outage-end.ts'
import { findDoubles, type Logged } from '../../../src/features/outages/outage-list.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const PLACE = 'UA80000000000126643'

function logged(n: number, fields: Fields): Logged {
  const id = makeRecordId(NOW, new Uint8Array(10).fill(n))
  const base = { service: 'electricity', place: PLACE, startedAt: NOW - HOUR_MS }
  return { id, outage: readOutage({ ...base, ...fields }) }
}

const MINE = logged(1, {})

describe('it is back', () => {
  test('ends the record in hand and what colleagues logged of the same lamp', () => {
    const other = logged(2, { startedAt: NOW - 3 * HOUR_MS })
    expect(planEnd(MINE, [other, MINE], NOW)).toEqual([
      { id: MINE.id, set: { endedAt: NOW } },
      { id: other.id, set: { endedAt: NOW } },
    ])
  })

  test.each<[string, Fields]>([
    ['another service', { service: 'heating' }],
    ['another place', { place: 'UA80000000000133908' }],
    ['an outage that ended', { endedAt: NOW - MINUTE_MS }],
    ['a removed record', { removed: true }],
  ])('leaves %s alone', (...[, fields]) => {
    expect(planEnd(MINE, [logged(2, fields)], NOW)).toHaveLength(1)
  })

  test('never ends an outage before it began', () => {
    const ahead = logged(2, { startedAt: NOW + HOUR_MS })
    expect(planEnd(MINE, [ahead], NOW)[1]?.set).toEqual({ endedAt: NOW + HOUR_MS })
  })
})

test('a record shows what others wrote of the same event, earlier and later', () => {
  const earlier = logged(2, { startedAt: NOW - HOUR_MS - 9 * MINUTE_MS })
  const later = logged(3, { startedAt: NOW - HOUR_MS + 9 * MINUTE_MS })
  const removed = logged(4, { removed: true })
  const seen = logged(5, { endedAt: NOW - HOUR_MS })
  const next = logged(6, { startedAt: NOW })
  expect(findDoubles(MINE, [earlier, later, removed, seen, next, MINE])).toEqual([earlier, later])
})
