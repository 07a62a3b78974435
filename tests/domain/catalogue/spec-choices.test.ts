import { expect, test } from 'vitest'
import { CATALOGUE_ITEMS, SPEC_FIELDS } from '../../../src/domain/catalogue/catalogue.ts'
import { findSpecChoice } from '../../../src/domain/catalogue/spec-choices.ts'

function choiceOf(id: string) {
  const item = CATALOGUE_ITEMS.find((known) => known.id === id)
  if (item === undefined) throw new Error(`${id} is in the catalogue`)
  return findSpecChoice(item, SPEC_FIELDS, (group) => [`${group}-a`, `${group}-b`])
}

test('a generator is asked for its kilowatts, a jerrycan for its litres', () => {
  expect(choiceOf('generator-diesel')).toEqual({
    field: 'power',
    values: ['5', '10', '50', '100'],
  })
  expect(choiceOf('jerrycan')?.field).toBe('volumeL')
})

test('an item without usual sizes is asked for the first of its choices, never for its condition', () => {
  expect(choiceOf('camping-stove')).toEqual({ field: 'fuel', values: ['fuel-a', 'fuel-b'] })
  expect(choiceOf('mattress')).toBeUndefined()
})

test('every row of sizes is about a field that its item has', () => {
  const lost = CATALOGUE_ITEMS.filter((item) => {
    const choice = findSpecChoice(item, SPEC_FIELDS, () => [])
    return choice !== undefined && !item.spec.includes(choice.field)
  })
  expect(lost).toEqual([])
})
