import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/domain/replica/path.ts'
import type { FieldInput } from '../../../src/features/sending/field-input.ts'
import { readCorrection, startCorrection } from '../../../src/features/sending/problem-draft.ts'

const QUANTITY: FieldInput = { tag: 'number', whole: false, min: 1 }
const PEOPLE: FieldInput = { tag: 'number', whole: true, min: 0 }
const MONEY: FieldInput = { tag: 'money' }
const URGENCY: FieldInput = { tag: 'code', codes: ['critical', 'urgent'] }
const NOTE: FieldInput = { tag: 'text', long: true }

describe('a correction', () => {
  test.each<[string, FieldInput, Value | undefined, string]>([
    ['shows the refused number', QUANTITY, -2.5, '-2,5'],
    ['shows money in whole units', MONEY, 150_050, '1500,5'],
    ['shows the refused text', NOTE, 'Без ліфта', 'Без ліфта'],
    ['begins empty where there was nothing', NOTE, undefined, ''],
  ])('%s', (...[, input, value, typed]) => {
    expect(startCorrection(input, value)).toBe(typed)
  })

  test.each<[string, FieldInput, string, Value]>([
    ['a number with a comma', QUANTITY, '2,5', 2.5],
    ['thousands with a space', PEOPLE, '1\u00A0200', 1200],
    ['money', MONEY, '1 500,50', 150_050],
    ['money whose cents a computer counts badly', MONEY, '1,15', 115],
    ['an emptied note is cleared', NOTE, '  ', null],
    ['a code', URGENCY, 'urgent', 'urgent'],
    ['a moment', { tag: 'moment' }, '1790000000000', 1_790_000_000_000],
    ['a no', { tag: 'flag' }, 'false', false],
  ])('reads %s', (...[, input, typed, value]) => {
    expect(readCorrection(input, typed)).toEqual({ ok: true, value })
  })

  test.each<[string, FieldInput, string, string]>([
    ['a quantity of none', QUANTITY, '0', 'too-small'],
    ['an empty quantity', QUANTITY, '', 'empty'],
    ['words for a number', QUANTITY, 'п’ять', 'number'],
    ['half a person', PEOPLE, '1,5', 'whole'],
    ['a code that nobody knows', URGENCY, 'soon', 'empty'],
    ['a moment that was not set', { tag: 'moment' }, '', 'empty'],
    ['debts for money', MONEY, '-5', 'too-small'],
  ])('sends back %s', (...[, input, typed, fault]) => {
    expect(readCorrection(input, typed)).toEqual({ ok: false, fault })
  })
})
