import { describe, expect, test } from 'vitest'
import { FIELD_TABLES, KINDS, type Kind } from '../../src/domain/records/record.ts'
import type { Value } from '../../src/domain/replica/path.ts'
import { fieldNameKey } from '../../src/i18n/field-names.ts'
import { sayValue, type ValueNames } from '../../src/i18n/field-values.ts'
import { makeText } from '../../src/i18n/translate.ts'
import { uk } from '../../src/i18n/uk.ts'

const text = makeText('uk', uk)
const NAMES: ValueNames = {
  code: (group, code) => (group === 'units' && code === 'piece' ? 'шт.' : undefined),
  item: (id) => (id === 'blanket' ? 'Ковдра' : undefined),
  place: () => undefined,
  record: () => undefined,
}
const BOOK_KEEPING = new Set(['recordedAt', 'clockSuspect'])

describe('the name of a field', () => {
  test.each(KINDS.filter((kind) => kind !== 'person'))(
    'is known for every field of %s but specifications and book-keeping',
    (kind) => {
      const nameless = Object.keys(FIELD_TABLES[kind])
        .filter((path) => !BOOK_KEEPING.has(path) && !path.includes('/spec/'))
        .filter((path) => !(kind === 'assessment' && path.startsWith('lines/')))
        .filter((path) => fieldNameKey(kind, path.replaceAll('*', 'k7m2q9xw4d3a')) === undefined)
      expect(nameless).toEqual([])
    },
  )

  test('is not made up for a path of a newer version', () => {
    expect(fieldNameKey('need', 'weather/wind')).toBeUndefined()
  })
})

describe('a value in words', () => {
  test.each<[string, Kind, string, Value, string]>([
    ['a code', 'need', 'urgency', 'critical', 'Критично'],
    ['a code of a later version stays readable', 'need', 'urgency', 'apocalyptic', 'apocalyptic'],
    ['a unit', 'need', 'lines/a1/unit', 'piece', 'шт.'],
    ['an item', 'aid', 'lines/a1/item', 'blanket', 'Ковдра'],
    ['a yes', 'need', 'lines/a1/cashOk', true, 'так'],
    ['something cleared', 'need', 'note', null, 'нічого'],
    ['a count', 'need', 'peopleAffected', 1200, '1\u00A0200'],
    ['money', 'aid', 'money/amount', 150_050, '1\u00A0500,5'],
    ['an id is never shown raw', 'need', 'facility', '0199c3a5-f2e0', 'невідоме значення'],
    ['a signature', 'aid', 'distributions/d1/signature', 'ab'.repeat(32), 'додано'],
    ['free text as typed', 'need', 'note', 'Без ліфта', 'Без ліфта'],
  ])('%s', (...[, kind, path, value, words]) => {
    expect(sayValue(text, NAMES, { kind, path, value, now: 0 })).toBe(words)
  })
})
