import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { makeSheet, writeSheet } from '../../../src/domain/base/paper-sheet.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  changedNeed,
  emptyNeed,
  findErrors,
  needValues,
  newNeed,
  recordOfRow,
  type NeedValues,
} from '../../../src/features/needs/need-draft.ts'
import {
  isValidQuantity,
  newLine,
  otherItem,
  parseSpec,
  type LineValues,
  type SpecTypes,
} from '../../../src/features/needs/need-line-draft.ts'

import { readStoredNeed } from '../../../src/features/needs/stored-need.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const SCHOOL = makeRecordId(NOW, new Uint8Array(10).fill(1))
const OUTAGE = makeRecordId(NOW, new Uint8Array(10).fill(2))
const PLACE = 'UA80000000000126643'
const TYPES: SpecTypes = { power: 'number', fuel: 'enum', ats: 'boolean', model: 'text' }
const GENERATOR = newLine('line00000001', { item: 'generator-diesel', unit: 'piece' })
const FUEL = newLine('line00000002', { item: 'diesel-fuel', unit: 'litre' })
const READY = need({ lines: [GENERATOR], urgency: 'critical' })

function need(patch: Partial<NeedValues>): NeedValues {
  return { ...emptyNeed({ facility: SCHOOL, place: PLACE }), ...patch }
}

function errorsOf(patch: Partial<NeedValues>): string[] {
  return findErrors({ ...READY, ...patch }).map(({ field, text }) => `${field}: ${text}`)
}

describe('what stands in the way of saving', () => {
  test('an item and an urgency are enough: one piece, here', () => {
    expect(errorsOf({})).toEqual([])
  })

  test.each<[string, Partial<NeedValues>, string[]]>([
    ['nothing was chosen', { lines: [] }, ['lines: val.item']],
    ['how urgent it is was not said', { urgency: '' }, ['urgency: val.urg']],
    ['an urgency from a newer app', { urgency: 'apocalyptic' }, ['urgency: val.urg']],
    ['no place', { facility: '', place: '' }, ['where: val.where']],
    [
      'an empty quantity',
      { lines: [{ ...GENERATOR, quantity: null }] },
      ['quantity-line00000001: val.qty'],
    ],
    ['half a person', { people: '1,5' }, ['people: val.people']],
    ['words for a number', { people: 'багато' }, ['people: val.people']],
  ])('%s', (_, patch, errors) => {
    expect(errorsOf(patch)).toEqual(errors)
  })

  test('errors come in the order of the form', () => {
    const fields = findErrors({ ...need({ people: '?' }), facility: '', place: '' })
    expect(fields.map(({ field }) => field)).toEqual(['lines', 'urgency', 'where', 'people'])
  })

  test('a quantity that nobody knew may stay unknown, but may not be wiped out', () => {
    const unknown = { ...READY, lines: [{ ...GENERATOR, quantity: null }] }
    expect(findErrors(unknown, unknown)).toEqual([])
    expect(findErrors(unknown, READY)).toHaveLength(1)
  })
})

describe('quantities', () => {
  test.each<[number | null, LineValues, boolean]>([
    [1, GENERATOR, true],
    [99_999, GENERATOR, true],
    [100_000, GENERATOR, false],
    [0, GENERATOR, false],
    [1.5, GENERATOR, false],
    [0.5, FUEL, true],
    [0, FUEL, false],
    [null, FUEL, false],
  ])('%s of %o', (quantity, line, valid) => {
    expect(isValidQuantity({ ...line, quantity })).toBe(valid)
  })
})

describe('a new need', () => {
  test('writes what was said and nothing else', () => {
    const set = newNeed(READY, TYPES)
    expect(set).toEqual({
      status: 'submitted',
      urgency: 'critical',
      facility: SCHOOL,
      place: PLACE,
      'lines/line00000001/item': 'generator-diesel',
      'lines/line00000001/quantity': 1,
      'lines/line00000001/unit': 'piece',
    })
    expect(findInvalidPath('need', set)).toBeUndefined()
  })

  test('from an outage it takes the place and the people, and carries the link', () => {
    const from = emptyNeed({ facility: SCHOOL, outage: { id: OUTAGE, people: 420 } })
    const set = newNeed({ ...from, lines: [GENERATOR], urgency: 'urgent' }, TYPES)
    expect(set).toMatchObject({ outage: OUTAGE, reason: 'outage', peopleAffected: 420 })
  })

  test('with every field filled is valid, and reads back as it was typed', () => {
    const line = {
      ...GENERATOR,
      quantity: 2,
      spec: { power: '12,5', fuel: 'diesel', ats: 'true', model: 'SDMO' },
      substituteOk: true,
    }
    const own = newLine('line00000003', { item: 'other', unit: 'set', name: 'Сепаратор' })
    const typed = need({
      lines: [line, own],
      urgency: 'planned',
      address: 'вул. Садова, 4',
      people: '420',
      neededBy: '2026-12-01',
      reason: 'winter',
      outage: OUTAGE,
      contactName: 'Черговий',
      contactPhone: '+380 00 000 00 00',
      note: 'Заїзд з двору',
    })
    const set = newNeed(typed, TYPES)
    expect(findInvalidPath('need', set)).toBeUndefined()
    expect(set['lines/line00000001/spec/power']).toBe(12.5)
    expect(set['lines/line00000001/spec/ats']).toBe(true)
    expect(needValues(set)).toEqual(typed)
  })

  test.each<[string, string, unknown]>([
    ['12,5', 'number', 12.5],
    ['3–5', 'number', '3–5'],
    ['  ', 'text', null],
    ['false', 'boolean', false],
  ])('a specification typed as "%s" (%s) is kept', (typed, type, value) => {
    const known = type === 'number' || type === 'boolean' ? type : 'text'
    expect(parseSpec(typed, known)).toBe(value)
  })
})

describe('a form that was left open', () => {
  test('comes back as it was typed, with what its record said', () => {
    const form = { ...READY, note: 'Заїзд з двору', before: needValues(newNeed(READY, TYPES)) }
    expect(readStoredNeed(structuredClone(form))).toEqual(form)
    expect(readStoredNeed({ ...READY })?.before).toBeNull()
  })

  test('of an older app keeps what can be read, and no more', () => {
    expect(readStoredNeed({ what: 'generator' })).toBeUndefined()
    const old = { lines: [{ id: 'a' }, 'b', { ...GENERATOR, quantity: 'two' }], note: 7 }
    expect(readStoredNeed(old)).toMatchObject({ lines: [{ quantity: null }], note: '' })
  })
})

describe('a changed need', () => {
  const before = needValues(newNeed(READY, TYPES))

  test('writes nothing when nothing was changed', () => {
    expect(changedNeed(before, before, TYPES)).toBeUndefined()
  })

  test('writes only the paths that were changed', () => {
    const after = { ...before, lines: [{ ...GENERATOR, quantity: 3 }] }
    expect(changedNeed(before, after, TYPES)).toEqual({ 'lines/line00000001/quantity': 3 })
  })

  test('clears what was wiped out', () => {
    const noted = { ...before, note: 'Заїзд з двору' }
    expect(changedNeed(noted, { ...noted, note: ' ' }, TYPES)).toEqual({ note: null })
  })

  test('clears a specification that was taken back', () => {
    const told = { ...before, lines: [{ ...GENERATOR, spec: { power: '10' } }] }
    const after = { ...before, lines: [{ ...GENERATOR, spec: { power: '' } }] }
    expect(changedNeed(told, after, TYPES)).toEqual({ 'lines/line00000001/spec/power': null })
  })

  test('another item wipes out what was specified of the old one', () => {
    const told = { ...before, lines: [{ ...GENERATOR, spec: { power: '10' } }] }
    const stove = otherItem(told.lines[0] ?? GENERATOR, { item: 'stove', unit: 'piece', name: '' })
    expect(changedNeed(told, { ...told, lines: [stove] }, TYPES)).toEqual({
      'lines/line00000001/item': 'stove',
      'lines/line00000001/spec/power': null,
    })
  })

  test('marks a line that was taken out and writes one that came', () => {
    const set = changedNeed(before, { ...before, lines: [FUEL] }, TYPES)
    expect(set).toMatchObject({
      'lines/line00000001/removed': true,
      'lines/line00000002/item': 'diesel-fuel',
    })
    expect(set).not.toHaveProperty('lines/line00000001/item')
    expect(findInvalidPath('need', set ?? {})).toBeUndefined()
  })
})

describe('a row of a paper log of needs', () => {
  const SHEET = makeSheet('k7m2q9xw4d3a', NOW)
  const row = (patch: Partial<NeedValues>) => ({
    ...emptyNeed({ facility: SCHOOL, sheet: SHEET }),
    lines: [newLine('a', { item: 'generator', unit: 'piece' as const })],
    urgency: 'urgent',
    row: '3',
    ...patch,
  })

  test('becomes a need whose id stands on the paper, whoever keys it in', () => {
    const typed = row({ sheet: writeSheet(SHEET).toUpperCase(), row: ' 3 ' })
    expect(findErrors(typed)).toEqual([])
    expect(recordOfRow(typed)).toBe(recordOfRow(row({})))
    expect(recordOfRow(row({ row: '4' }))).not.toBe(recordOfRow(row({})))
    expect(newNeed(typed, {})).toMatchObject({ status: 'submitted', removed: false })
  })

  test('names a code cut short and a row that is not there', () => {
    expect(findErrors(row({ sheet: '093k7' }))[0]).toEqual({
      field: 'sheet',
      text: 'log.key.err.sheet',
    })
    expect(findErrors(row({ row: '99' }))[0]).toEqual({ field: 'row', text: 'log.key.err.row' })
  })

  test('a need that is on no paper has neither', () => {
    expect(recordOfRow(row({ sheet: null }))).toBeUndefined()
    expect(newNeed(row({ sheet: null }), {})).not.toHaveProperty('removed')
  })
})
