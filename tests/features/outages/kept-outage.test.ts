import { expect, test } from 'vitest'
import { readKeptOutage } from '../../../src/features/outages/kept-outage.ts'
import { emptyOutage } from '../../../src/features/outages/outage-draft.ts'

const EMPTY = emptyOutage({ service: 'gas', facility: undefined, place: undefined, now: 1000 })

test('a form that was left open comes back as it was', () => {
  const typed = {
    ...EMPTY,
    services: ['gas', 'heating'],
    note: 'після 14',
    people: 'сто',
    endedAt: 5,
  }
  expect(readKeptOutage(structuredClone(typed), EMPTY)).toEqual(typed)
})

test.each<[string, Record<string, unknown>]>([
  ['without services', { ...EMPTY, services: undefined }],
  ['with a number for a service', { ...EMPTY, services: [1] }],
  ['with words for a time', { ...EMPTY, startedAt: 'вчора' }],
  ['without a note', { ...EMPTY, note: undefined }],
])('a draft %s is of another app and is not used', (...[, stored]) => {
  expect(readKeptOutage(stored, EMPTY)).toBeUndefined()
})
