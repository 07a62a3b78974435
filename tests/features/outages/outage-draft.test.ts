import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { parseAmount } from '../../../src/domain/base/parse-amount.ts'
import { autonomyLeft, readBackup } from '../../../src/domain/views/autonomy.ts'
import {
  changedFields,
  emptyOutage,
  findErrors,
  newOutages,
  outageValues,
  type OutageValues,
} from '../../../src/features/outages/outage-draft.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const SCHOOL = makeRecordId(NOW, new Uint8Array(10).fill(1))
const PLACE = 'UA80000000000126643'
const EMPTY = emptyOutage({ service: 'electricity', facility: SCHOOL, place: PLACE, now: NOW })

function filled(patch: Partial<OutageValues>): OutageValues {
  return { ...EMPTY, ...patch }
}

function errorsOf(patch: Partial<OutageValues>): string[] {
  return findErrors(filled(patch), NOW).map(({ field, text }) => `${field}: ${text}`)
}

describe('what stands in the way of saving', () => {
  test('a form as it opens can be saved', () => {
    expect(errorsOf({})).toEqual([])
  })

  test.each<[string, Partial<OutageValues>, string[]]>([
    ['no service is chosen', { services: [] }, ['services: val.service']],
    ['no place is chosen', { facility: '', place: '' }, ['where: val.where']],
    ['the start was cleared', { startedAt: null }, ['startedAt: val.time.start']],
    ['the start lies ahead', { startedAt: NOW + HOUR_MS }, ['startedAt: val.time.future']],
    ['it is over, but no end is given', { isOver: true }, ['endedAt: val.time.end']],
    [
      'it ended before it began',
      { isOver: true, endedAt: NOW - MINUTE_MS },
      ['endedAt: val.time.swapped'],
    ],
    ['the end lies ahead', { isOver: true, endedAt: NOW + HOUR_MS }, ['endedAt: val.time.future']],
    ['half a person', { people: '12,5' }, ['people: val.people']],
    ['words for a number', { people: 'багато' }, ['people: val.people']],
    [
      'litres that are no number',
      { source: 'generator', fuelLitres: '2 бочки' },
      ['fuelLitres: val.amount'],
    ],
  ])('%s', (...[, patch, errors]) => {
    expect(errorsOf(patch)).toEqual(errors)
  })

  test('an end that a person took back is not checked', () => {
    expect(errorsOf({ isOver: false, endedAt: NOW + HOUR_MS })).toEqual([])
  })

  test('fuel is not asked of a battery', () => {
    expect(errorsOf({ source: 'battery', fuelLitres: '2 бочки' })).toEqual([])
  })
})

describe('from the form to changes', () => {
  test('each chosen service becomes a record of its own', () => {
    const sets = newOutages(
      filled({ services: ['electricity', 'heating'], note: 'після 14:00' }),
      NOW,
    )
    expect(sets.map(({ service, note }) => [service, note])).toEqual([
      ['electricity', 'після 14:00'],
      ['heating', 'після 14:00'],
    ])
  })

  test('a new record carries no empty field', () => {
    for (const set of newOutages(EMPTY, NOW)) expect(Object.values(set)).not.toContain(null)
  })

  test('every value that the form can hold is one that the kernel accepts', () => {
    const values = filled({
      services: ['cold-water', 'mobile'],
      isOver: true,
      endedAt: NOW,
      cause: 'damage',
      scope: 'street',
      extent: 'low-quality',
      people: '1 200',
      source: 'both',
      fuelLitres: '12,5',
      litresPerHour: '2.5',
    })
    for (const set of newOutages(values, NOW)) {
      expect(findInvalidPath('outage', set)).toBeUndefined()
      expect(set).toMatchObject({
        peopleAffected: 1200,
        'backup/fuelLitres': 12.5,
        'backup/litresPerHour': 2.5,
        'backup/checkedAt': NOW,
      })
    }
  })

  test('a record that is opened and saved untouched writes nothing', () => {
    const [set] = newOutages(filled({ source: 'generator', fuelLitres: '40', people: '30' }), NOW)
    const values = outageValues(set ?? {})
    expect(changedFields(values, values, NOW + HOUR_MS)).toBeUndefined()
  })

  test('only what was changed is written', () => {
    const before = outageValues({ service: 'heating', startedAt: NOW, facility: SCHOOL, note: 'а' })
    expect(changedFields(before, { ...before, cause: 'fault' }, NOW)).toEqual({ cause: 'fault' })
    expect(changedFields(before, { ...before, note: ' ' }, NOW)).toEqual({ note: null })
  })

  test('taking the end back opens the outage again', () => {
    const before = outageValues({ service: 'gas', startedAt: NOW, place: PLACE, endedAt: NOW })
    expect(changedFields(before, { ...before, isOver: false }, NOW)).toEqual({ endedAt: null })
  })

  test('fuel counted again carries the time of counting', () => {
    const before = outageValues({ service: 'gas', startedAt: NOW, 'backup/source': 'generator' })
    expect(changedFields(before, { ...before, fuelLitres: '20' }, NOW + HOUR_MS)).toEqual({
      'backup/fuelLitres': 20,
      'backup/checkedAt': NOW + HOUR_MS,
    })
  })
})

test.each([
  ['12,5', 12.5],
  ['1 200', 1200],
  ['', undefined],
  ['-3', 'unreadable'],
  ['1e9', 'unreadable'],
  ['1.2.3', 'unreadable'],
])('«%s» is read as %s', (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount)
})

describe('how long the fuel lasts', () => {
  const backup = readBackup({
    'backup/fuelLitres': 10,
    'backup/litresPerHour': 2,
    'backup/checkedAt': NOW,
  })

  test('ten litres at two an hour last five hours, and three of them are left after two', () => {
    expect(autonomyLeft(backup, NOW)).toBe(5 * HOUR_MS)
    expect(autonomyLeft(backup, NOW + 2 * HOUR_MS)).toBe(3 * HOUR_MS)
  })

  test('fuel does not go below nothing, and an unknown rate promises nothing', () => {
    expect(autonomyLeft(backup, NOW + 9 * HOUR_MS)).toBe(0)
    expect(autonomyLeft({ ...backup, litresPerHour: undefined }, NOW)).toBeUndefined()
    expect(autonomyLeft({ ...backup, litresPerHour: 0 }, NOW)).toBeUndefined()
  })

  test('a battery lasts its hours, alone or after the fuel', () => {
    const battery = readBackup({ 'backup/batteryHours': 3, 'backup/checkedAt': NOW })
    expect(autonomyLeft(battery, NOW + HOUR_MS)).toBe(2 * HOUR_MS)
    expect(autonomyLeft(battery, NOW + 4 * HOUR_MS)).toBe(0)
    expect(autonomyLeft({ ...backup, batteryHours: 3 }, NOW)).toBe(8 * HOUR_MS)
    expect(autonomyLeft({ ...battery, checkedAt: undefined }, NOW)).toBeUndefined()
  })
})

test('queue, street, power of the backup and the point are kept as the kernel wants them', () => {
  const typed = {
    ...emptyOutage({ service: 'electricity', facility: undefined, place: PLACE, now: NOW }),
    queue: '3.1',
    address: ' Садова, 4–12 ',
    source: 'generator',
    power: '62,5',
    lat: '50,45123',
    lon: '30,5',
    accuracy: '12',
  }
  const [set, heat] = newOutages({ ...typed, services: ['electricity', 'heating'] }, NOW)
  expect(set).toMatchObject({
    queue: '3.1',
    address: 'Садова, 4–12',
    'backup/power': 62.5,
    'location/lat': 50.45123,
    'location/accuracy': 12,
  })
  expect(heat).not.toHaveProperty('queue')
  expect(findInvalidPath('outage', set ?? {})).toBeUndefined()
  expect(outageValues(set ?? {})).toMatchObject({ ...typed, address: 'Садова, 4–12' })
  expect(findErrors({ ...typed, power: 'сто' }, NOW)).toEqual([
    { field: 'power', text: 'val.amount' },
  ])
})
