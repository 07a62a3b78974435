import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseChange } from '../../../src/domain/replica/change.ts'
import { findInvalidPath, KINDS } from '../../../src/domain/records/record.ts'
import { NEED_STATUSES, SERVICES, URGENCIES } from '../../../src/domain/records/codes.ts'

const GOOD = {
  id: '01a0d2a4b200-0004-k7m2q9xw4d3a',
  kind: 'need',
  record: '0199c3a5-f2e0-7abc-8def-0123456789ab',
  set: {
    status: 'submitted',
    urgency: 'critical',
    place: 'UA80000000000093317',
    'lines/a1/item': 'generator',
    'lines/a1/quantity': 2,
    'lines/a1/unit': 'piece',
    'lines/a1/spec/power': 10,
  },
}

function refusal(change: unknown) {
  const read = parseChange(change)
  return read.ok ? undefined : read.problem
}

describe('reading one change of a push', () => {
  test('a good one is read as it is', () => {
    expect(parseChange(GOOD)).toEqual({ ok: true, value: GOOD })
  })

  test.each([
    ['no change at all', null, 'invalid_value'],
    ['a list', [], 'invalid_value'],
    ['an id that is no stamp', { ...GOOD, id: 'x' }, 'invalid_value'],
    ['a record id that is no UUID version 7', { ...GOOD, record: '1' }, 'invalid_value'],
    ['an unknown kind', { ...GOOD, kind: 'weather' }, 'unknown_kind'],
    [
      'a kind by the name of a property of every object',
      { ...GOOD, kind: 'constructor' },
      'unknown_kind',
    ],
    ['a person, whom only the server writes', { ...GOOD, kind: 'person' }, 'not_allowed'],
    ['nothing set', { ...GOOD, set: {} }, 'invalid_value'],
    ['a list of values', { ...GOOD, set: [1] }, 'invalid_value'],
    ['an object as a value', { ...GOOD, set: { note: {} } }, 'invalid_value'],
    ['an endless number', { ...GOOD, set: { 'lines/a1/quantity': Infinity } }, 'invalid_value'],
    ['a path of five parts', { ...GOOD, set: { 'a/b/c/d/e': 1 } }, 'invalid_value'],
    ['a path with a dot', { ...GOOD, set: { '../note': 'x' } }, 'invalid_value'],
    ['a quantity of zero', { ...GOOD, set: { 'lines/a1/quantity': 0 } }, 'invalid_value'],
    ['an unknown urgency', { ...GOOD, set: { urgency: 'soon' } }, 'invalid_value'],
    ['an unknown item', { ...GOOD, set: { 'lines/a1/item': 'yacht' } }, 'invalid_value'],
    ['a status taken away', { ...GOOD, set: { status: null } }, 'invalid_value'],
    ['a text of 4,001 characters', { ...GOOD, set: { note: 'ї'.repeat(4001) } }, 'too_large'],
  ])('%s is refused', (_name, change, code) => {
    expect(refusal(change)?.code).toBe(code)
  })

  test('201 paths are too many, 200 are not', () => {
    const paths = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`later/x${i}`, i]))
    expect(refusal({ ...GOOD, set: paths(201) })?.code).toBe('too_large')
    expect(refusal({ ...GOOD, set: paths(200) })).toBeUndefined()
  })

  test('the path at fault is named', () => {
    expect(refusal({ ...GOOD, set: { ...GOOD.set, 'lines/a1/unit': 'barrel' } })).toEqual({
      code: 'invalid_value',
      path: 'lines/a1/unit',
    })
  })

  test('a path that this version does not know is let through, so that a newer app is understood later', () => {
    expect(refusal({ ...GOOD, set: { 'moon/phase': 'full' } })).toBeUndefined()
  })

  test('what may be left out may be cleared', () => {
    expect(refusal({ ...GOOD, set: { note: null, 'contact/phone': null } })).toBeUndefined()
  })

  test('no input makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (set, id) => {
        parseChange(set)
        parseChange({ ...GOOD, set })
        parseChange({ ...GOOD, id })
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('the closed sets of codes', () => {
  test.each([
    ['need', 'status', NEED_STATUSES],
    ['need', 'urgency', URGENCIES],
    ['outage', 'service', SERVICES],
  ] as const)('%s.%s takes each of its codes and no other', (kind, path, codes) => {
    for (const code of codes) expect(findInvalidPath(kind, { [path]: code })).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (text) => {
        const isKnown = codes.some((code) => code === text)
        expect(findInvalidPath(kind, { [path]: text }) === undefined).toBe(isKnown)
      }),
      { seed: 2 },
    )
  })

  test('every kind has a schema for every path, whatever the path is called', () => {
    for (const kind of KINDS) {
      expect(findInvalidPath(kind, { constructor: 1, toString: 2, __proto__x: 3 })).toBeUndefined()
    }
  })
})
