import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import type { Logged } from '../../../src/features/outages/outage-list.ts'
import { axisOf, drawStrips, overlapsWindow } from '../../../src/features/outages/strips.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const DAY = { from: NOW - DAY_MS, to: NOW }
const PLACE = 'UA80000000000126643'
const OTHER = 'UA80000000000133908'

function logged(n: number, hours: [number, number?], fields: Fields = {}): Logged {
  const [start, end] = hours
  const times = {
    startedAt: NOW - start * HOUR_MS,
    ...(end === undefined ? {} : { endedAt: NOW - end * HOUR_MS }),
  }
  const id = makeRecordId(NOW, new Uint8Array(10).fill(n))
  return { id, outage: readOutage({ service: 'electricity', place: PLACE, ...times, ...fields }) }
}

describe('strips of a window', () => {
  test('one for each service and spot, the longest without it first', () => {
    const strips = drawStrips(
      [
        logged(1, [3, 1]),
        logged(2, [9, 8]),
        logged(3, [8], { place: OTHER }),
        logged(4, [2], { service: 'internet' }),
      ],
      DAY,
      NOW,
    )
    expect(strips.map(({ service, place, offMs }) => [service, place, offMs / HOUR_MS])).toEqual([
      ['electricity', OTHER, 8],
      ['electricity', PLACE, 3],
      ['internet', PLACE, 2],
    ])
  })

  test('the numbers are those of the drawing, and the drawing fills the window', () => {
    const [strip] = drawStrips([logged(1, [20, 15]), logged(2, [3])], DAY, NOW)
    const drawn = (state: string) =>
      strip?.stretches
        .filter((stretch) => stretch.state === state)
        .reduce((sum, { from, to }) => sum + to - from, 0)
    expect(drawn('off')).toBe(strip?.offMs)
    expect((drawn('off') ?? 0) + (drawn('on') ?? 0)).toBe(strip?.knownMs)
    expect(strip?.longestOffMs).toBe(5 * HOUR_MS)
    expect(strip?.stretches.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(DAY_MS)
  })

  test('weak pressure is no hour without water', () => {
    expect(drawStrips([logged(1, [3, 1], { extent: 'low-quality' })], DAY, NOW)).toEqual([])
    expect(drawStrips([logged(1, [3, 1], { extent: 'partial' })], DAY, NOW)).toHaveLength(1)
  })
})

test('the axis begins and ends with the window', () => {
  expect(axisOf(DAY)[0]).toBe(DAY.from)
  expect(axisOf(DAY)).toHaveLength(5)
  expect(axisOf(DAY).at(-1)).toBe(NOW)
})

test.each<[string, [number, number?], boolean]>([
  ['that ended before the window', [30, 25], false],
  ['that reaches into it', [30, 20], true],
  ['that is still open', [99], true],
  ['that was set ahead of the clock', [-2], false],
])('an outage %s', (...[, hours, isIn]) => {
  expect(overlapsWindow(logged(1, hours).outage, DAY)).toBe(isIn)
})
