import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { foldText } from '../../../src/domain/catalogue/search.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { URGENCIES } from '../../../src/domain/records/codes.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import {
  countConditions,
  filterNeeds,
  NO_FILTER,
  readNeedFilter,
  STATUS_FILTERS,
  writeNeedFilter,
  type NeedFilter,
} from '../../../src/features/needs/need-filter.ts'
import { codesOf, type ListedNeed } from '../../../src/features/needs/need-list.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const KYIV = 'UA80000000000093317'
const LEIPZIG = '0-leipzig'
const DISTRICT = 'UA80000000000126643'
const NAMES: Readonly<Record<string, string>> = {
  'generator-diesel': foldText('Дизельний генератор'),
  'f:hospital': foldText('Лікарня № 3'),
  [`p:${DISTRICT}`]: foldText('Голосіївський район'),
}
const tools = {
  now: NOW,
  nameOf: (code: string) => NAMES[code] ?? '',
  answeredBy: (donor: string) => new Set(donor === 'warsaw' ? ['old'] : []),
}

const plain = { neededBy: undefined, isMine: true, typed: '' }

function listed(id: string, fields: Fields, patch: Partial<ListedNeed> = {}): ListedNeed {
  const need = readNeed(fields)
  return { id, need, recordedAt: NOW, codes: codesOf(need), ...plain, ...patch }
}

const NEEDS = [
  listed('new', {
    status: 'submitted',
    urgency: 'critical',
    facility: 'hospital',
    place: DISTRICT,
    'lines/a/item': 'generator-diesel',
  }),
  listed(
    'old',
    { status: 'verified', urgency: 'planned', place: KYIV, [`asked/${LEIPZIG}/at`]: NOW },
    { isMine: false, recordedAt: NOW - 9 * DAY_MS, typed: foldText('Під’їзд 4') },
  ),
  listed('closed', { status: 'closed', urgency: 'critical' }),
]

function shown(patch: Partial<NeedFilter>): string[] {
  return filterNeeds(NEEDS, { ...NO_FILTER, ...patch }, tools).map(({ id }) => id)
}

describe('the needs that are shown', () => {
  test.each<[string, Partial<NeedFilter>, string[]]>([
    ['what is open, at first', {}, ['new', 'old']],
    ['mine', { whose: 'mine' }, ['new']],
    ['of one state', { status: 'closed' }, ['closed']],
    ['of any state', { status: 'any' }, ['new', 'old', 'closed']],
    ['what nobody confirmed for a week', { status: 'old' }, ['old']],
    ['of one urgency', { urgency: 'critical' }, ['new']],
    ['of a district', { place: DISTRICT }, ['new']],
    ['of the city with its districts', { place: KYIV }, ['new', 'old']],
    ['what a donor was asked for', { asked: LEIPZIG }, ['old']],
    ['what a donor answers', { donor: 'warsaw' }, ['old']],
    ['found by its item, its facility, its district', { query: 'ГЕНЕР голос лікарня' }, ['new']],
    ['found by what was typed', { query: "під'їзд" }, ['old']],
    ['found by nothing', { query: 'корабель' }, []],
  ])('are %s', (_, patch, ids) => {
    expect(shown(patch)).toEqual(ids)
  })
})

describe('the filter in the address', () => {
  const filters = fc.record<NeedFilter>({
    whose: fc.constantFrom('mine', 'all'),
    status: fc.constantFrom(...STATUS_FILTERS),
    urgency: fc.constantFrom('', ...URGENCIES),
    place: fc.constantFrom('', KYIV),
    donor: fc.constantFrom('', 'warsaw'),
    asked: fc.constantFrom('', LEIPZIG),
    query: fc.string().filter((text) => text.trim() !== ''),
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const written = writeNeedFilter(filter).toString()
        expect(readNeedFilter(new URLSearchParams(written))).toEqual(filter)
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  test('is empty for the plain list, and for an address from a newer app', () => {
    expect(writeNeedFilter(NO_FILTER).toString()).toBe('')
    const strange = new URLSearchParams('status=melted&urgency=now&whose=yours&sort=x')
    expect(readNeedFilter(strange)).toEqual(NO_FILTER)
  })

  test('counts the conditions that the fold hides', () => {
    expect(countConditions({ ...NO_FILTER, whose: 'mine', query: 'піч' })).toBe(0)
    expect(countConditions({ ...NO_FILTER, status: 'any', urgency: 'critical' })).toBe(2)
  })
})
