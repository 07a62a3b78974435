import { describe, expect, test } from 'vitest'
import { URGENCIES } from '../../../src/domain/records/codes.ts'
import type { Kind } from '../../../src/domain/records/record.ts'
import { readFieldInput, type FieldInput } from '../../../src/features/sending/field-input.ts'

describe('the input that corrects a field', () => {
  test.each<[string, Kind, string, FieldInput]>([
    [
      'a quantity starts at one',
      'need',
      'lines/a1/quantity',
      { tag: 'number', whole: false, min: 1 },
    ],
    ['people are counted whole', 'need', 'peopleAffected', { tag: 'number', whole: true, min: 0 }],
    ['urgency is chosen', 'need', 'urgency', { tag: 'code', codes: URGENCIES }],
    ['a note is a long text', 'need', 'note', { tag: 'text', long: true }],
    ['an address is one line', 'need', 'address', { tag: 'text', long: false }],
    ['a specification is typed', 'need', 'lines/a1/spec/power', { tag: 'text', long: false }],
    ['a moment has its own input', 'outage', 'startedAt', { tag: 'moment' }],
    ['a day has its own input', 'need', 'neededBy', { tag: 'day' }],
    ['a facility is chosen from the list', 'outage', 'facility', { tag: 'facility' }],
    ['so is one that aid was handed to', 'aid', 'distributions/d1/to', { tag: 'facility' }],
    ['money is typed in whole units', 'aid', 'money/amount', { tag: 'money' }],
    [
      'a cleared code can be chosen again',
      'outage',
      'cause',
      expect.objectContaining({ tag: 'code' }),
    ],
    ['a signature cannot be typed', 'aid', 'distributions/d1/signature', { tag: 'none' }],
    ['a link to an outage cannot be typed', 'need', 'outage', { tag: 'none' }],
    ['a path that this version does not know', 'need', 'weather/wind', { tag: 'none' }],
  ])('%s', (...[, kind, path, input]) => {
    expect(readFieldInput(kind, path)).toEqual(input)
  })
})
