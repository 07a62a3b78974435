import { expect, test } from 'vitest'
import { readMeasures, stepOfMeasure } from '../../../src/features/overview/map-measures.ts'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { readOverview } from '../../../src/domain/views/overview/overview.ts'

const NOW = Date.UTC(2026, 10, 24, 8)
const [A, B, CITY] = ['UA80000000000126643', 'UA80000000000336424', 'UA80000000000093317']
let made = 0
const need = (place: string) => ({
  id: makeRecordId(NOW + made++, new Uint8Array(10)),
  fields: { status: 'verified', urgency: 'critical', place, 'lines/a/item': 'generator' },
})
const overview = {
  ...readOverview(
    { facility: [], outage: [], aid: [], need: [need(A), need(A), need(B), need(CITY)] },
    {
      now: NOW,
      days: [{ from: NOW - 86_400_000, to: NOW }],
      districts: [A, B],
      district: undefined,
    },
  ),
  hours: [
    { district: A, mean: 10, spots: 1, days: [] },
    { district: B, mean: 4, spots: 3, days: [] },
  ],
}
const ask = { areas: [A, B], municipality: CITY, district: undefined }

test('a district has its own hours and its own critical needs', () => {
  expect(readMeasures(overview, ask)).toEqual([
    { code: A, hours: 10, critical: 2 },
    { code: B, hours: 4, critical: 1 },
  ])
})

test('where one district is asked for, the others say nothing', () => {
  expect(readMeasures(overview, { ...ask, district: B }).map(({ code }) => code)).toEqual([B])
})

test('the outline of a whole municipality stands for all of it, what lies in no district included', () => {
  const [all] = readMeasures(overview, { ...ask, areas: [CITY] })
  expect(all).toEqual({ code: CITY, hours: 5.5, critical: 4 })
})

test('the shade grows with the number', () => {
  expect([0, 2, 11.9, 12, 24].map((hours) => stepOfMeasure('hours', hours))).toEqual([
    0, 1, 2, 3, 4,
  ])
  expect([0, 1, 8].map((count) => stepOfMeasure('critical', count))).toEqual([0, 1, 4])
})
