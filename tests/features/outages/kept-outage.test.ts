import { expect, test } from 'vitest'
import { readKeptOutage } from '../../../src/features/outages/kept-outage.ts'
import { emptyOutage } from '../../../src/features/outages/outage-draft.ts'

const EMPTY = emptyOutage({ service: 'gas', facility: undefined, place: undefined, now: 1000 })
const KEPT = { ...EMPTY, before: EMPTY }

test('a form that was left open comes back as it was', () => {
  const typed = {
    before: EMPTY,
    ...EMPTY,
    services: ['gas', 'heating'],
    note: 'після 14',
    people: 'сто',
    endedAt: 5,
  }
  expect(readKeptOutage(structuredClone(typed))).toEqual(typed)
})

test.each<[string, Record<string, unknown>]>([
  ['without services', { ...KEPT, services: undefined }],
  ['with a number for a service', { ...KEPT, services: [1] }],
  ['with words for a time', { ...KEPT, startedAt: 'вчора' }],
  ['without a note', { ...KEPT, note: undefined }],
  ['without what was there before', EMPTY],
  ['with a garbled before', { ...KEPT, before: { ...EMPTY, isOver: 'так' } }],
])('a draft %s is of another app and is not used', (...[, stored]) => {
  expect(readKeptOutage(stored)).toBeUndefined()
})
