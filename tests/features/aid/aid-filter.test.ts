import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../src/domain/catalogue/search.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import {
  filterAids,
  filterGiven,
  NO_FILTER,
  PARTS,
  readAidFilter,
  writeAidFilter,
  type AidFilter,
} from '../../../src/features/aid/aid-filter.ts'
import { findGivenOut } from '../../../src/features/aid/aid-list.ts'

const KYIV = 'UA80000000000093317'
const DISTRICT = 'UA80000000000126643'
const NAMES: Readonly<Record<string, string>> = {
  'heater-diesel': foldText('Обігрівач дизельний'),
  'd:tallinn': foldText('Таллінн Tallinn'),
  'f:school': foldText('Школа № 12'),
}
const tools = {
  nameOf: (code: string) => NAMES[code] ?? '',
  placeOf: (facility: string) => (facility === 'school' ? DISTRICT : undefined),
}
const AIDS = [
  {
    id: 'heaters',
    aid: readAid({
      status: 'received',
      donor: 'tallinn',
      place: KYIV,
      'lines/a/item': 'heater-diesel',
      'lines/a/received': 9,
      'distributions/x/line': 'a',
      'distributions/x/quantity': 2,
      'distributions/x/to': 'school',
      'distributions/y/line': 'a',
      'distributions/y/quantity': 1,
      'distributions/y/toResidents/place': KYIV,
    }),
  },
  { id: 'grant', aid: readAid({ status: 'agreed', note: 'Грант на котельню' }) },
]

const SHELVED = AIDS.map(({ id, aid }) => ({
  id,
  aid,
  typed: foldText(aid.note ?? ''),
  codes: [...aid.lines.map(({ item }) => item), `d:${aid.donor ?? ''}`],
}))

describe('the aid that is shown', () => {
  const shown = (patch: Partial<AidFilter>) =>
    filterAids(SHELVED, { ...NO_FILTER, ...patch }, tools).map(({ id }) => id)

  test.each<[string, Partial<AidFilter>, string[]]>([
    ['all, at first', {}, ['heaters', 'grant']],
    ['of one donor', { donor: 'tallinn' }, ['heaters']],
    ['in a place', { place: KYIV }, ['heaters']],
    ['found by its item and its donor', { query: 'tallinn ОБІГР' }, ['heaters']],
    ['found by what was typed', { query: 'котельню' }, ['grant']],
  ])('is %s', (_, patch, ids) => {
    expect(shown(patch)).toEqual(ids)
  })

  test('a hand-out is found where it went', () => {
    const given = (patch: Partial<AidFilter>) =>
      filterGiven(findGivenOut(AIDS), { ...NO_FILTER, ...patch }, tools)
        .map(({ handOut }) => handOut.id)
        .sort()
    expect(given({ place: DISTRICT })).toEqual(['x'])
    expect(given({ place: KYIV })).toEqual(['x', 'y'])
    expect(given({ query: 'школа' })).toEqual(['x'])
    expect(given({ donor: 'warsaw' })).toEqual([])
  })
})

test('the filter is read from the address as it was written', () => {
  const filters = fc.record<AidFilter>({
    part: fc.constantFrom('', ...PARTS),
    donor: fc.constantFrom('', 'tallinn'),
    place: fc.constantFrom('', KYIV),
    query: fc.string().filter((text) => text.trim() !== ''),
  })
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readAidFilter(new URLSearchParams(writeAidFilter(filter).toString()))).toEqual(filter)
    }),
    { seed: 5, numRuns: 200 },
  )
  expect(writeAidFilter(NO_FILTER).toString()).toBe('')
  expect(readAidFilter(new URLSearchParams('part=moon'))).toEqual(NO_FILTER)
})
