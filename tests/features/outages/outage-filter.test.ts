import { expect, test } from 'vitest'
import { foldText } from '../../../src/domain/catalogue/search.ts'
import { HOUR_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import {
  countConditions,
  filterOutages,
  readOutageFilter,
  writeOutageFilter,
  type OutageFilter,
} from '../../../src/features/outages/outage-filter.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const DISTRICT = 'UA80000000000126643'
const OTHER = 'UA80000000000210193'
const KYIV = 'UA80000000000093317'

const PLAIN = readOutageFilter(new URLSearchParams())
const TOOLS = {
  window: { from: NOW - 24 * HOUR_MS, to: NOW },
  nameOf: (code: string) => foldText(code === 'f:school' ? 'Школа № 12, вул. Садова' : ''),
  placeOf: (facility: string) => (facility === 'school' ? DISTRICT : undefined),
}

function logged(name: string, fields: Fields) {
  const outage = readOutage({ service: 'electricity', startedAt: NOW - HOUR_MS, ...fields })
  const codes = outage.facility === undefined ? [] : [`f:${outage.facility}`]
  return { name, outage, codes, typed: foldText(outage.note ?? '') }
}

const LOG = [
  logged('school', { facility: 'school', cause: 'gpv' }),
  logged('ended', { place: OTHER, endedAt: NOW - HOUR_MS / 2, note: 'Перебито кабель' }),
  logged('old', { place: DISTRICT, startedAt: NOW - 99 * HOUR_MS, endedAt: NOW - 90 * HOUR_MS }),
  logged('seen', { place: DISTRICT, endedAt: NOW - HOUR_MS }),
]

test.each<[string, Partial<OutageFilter>, string[]]>([
  ['the plain log lists what the drawn window touches', {}, ['school', 'ended']],
  [
    'all that the phone has includes what lies before it',
    { when: 'ever' },
    ['school', 'ended', 'old'],
  ],
  ['what is off now', { state: 'open' }, ['school']],
  ['what is back', { state: 'ended' }, ['ended']],
  ['one cause', { cause: 'gpv' }, ['school']],
  ['a district has its facilities', { place: DISTRICT }, ['school']],
  ['a city has its districts', { place: KYIV, when: 'ever' }, ['school', 'ended', 'old']],
  ['a word of the note, without its apostrophes and case', { query: 'КАБЕЛЬ' }, ['ended']],
  ['the name of the facility', { query: 'школа садова' }, ['school']],
  ['a word that nobody wrote', { query: 'міст' }, []],
])('%s', (...[, patch, names]) => {
  const found = filterOutages(LOG, { ...PLAIN, ...patch }, TOOLS)
  expect(found.map(({ name }) => name)).toEqual(names)
})

test('the address keeps the filter and shows only what differs from the plain log', () => {
  const filter: OutageFilter = {
    group: 'heat',
    length: '7d',
    when: 'ever',
    state: 'open',
    cause: 'damage',
    place: DISTRICT,
    query: 'під’їзд 2',
  }
  expect(readOutageFilter(writeOutageFilter(filter))).toEqual(filter)
  expect(writeOutageFilter(PLAIN).toString()).toBe('')
  expect(countConditions(filter)).toBe(5)
})

test('an address of another version opens the plain log', () => {
  const query = new URLSearchParams('group=steam&length=9y&state=maybe&cause=ghosts&when=never')
  expect(readOutageFilter(query)).toEqual(PLAIN)
})
