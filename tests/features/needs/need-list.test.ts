import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { foldText } from '../../../src/domain/catalogue/search.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import { coverNeeds } from '../../../src/domain/views/coverage.ts'
import {
  cutGroups,
  groupNeeds,
  needStateKey,
  unconfirmedFor,
  type ListedNeed,
} from '../../../src/features/needs/need-list.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const ALL = { whose: 'all', status: 'open', query: '' } as const

function listed(fields: Fields, words = '', isMine = true): ListedNeed {
  return { need: readNeed(fields), isMine, words: foldText(words) }
}

const CRITICAL = listed({ status: 'submitted', urgency: 'critical' }, 'Генератор Лікарня № 3')
const PLANNED = listed({ status: 'verified', urgency: 'planned' }, 'Ковдра Ґанок', false)
const CLOSED = listed({ status: 'closed', urgency: 'critical' }, 'Інсулін')
const NEEDS = [PLANNED, CLOSED, CRITICAL]

describe('the list of needs', () => {
  test('shows what is open, the most pressing first', () => {
    expect(groupNeeds(NEEDS, ALL)).toEqual([
      { urgency: 'critical', needs: [CRITICAL] },
      { urgency: 'planned', needs: [PLANNED] },
    ])
  })

  test('shows mine, or those of one state, or all', () => {
    const count = (filter: Parameters<typeof groupNeeds>[1]) =>
      groupNeeds(NEEDS, filter).flatMap((group) => group.needs).length
    expect(count({ ...ALL, whose: 'mine' })).toBe(1)
    expect(count({ ...ALL, status: 'closed' })).toBe(1)
    expect(count({ ...ALL, status: 'any' })).toBe(3)
  })

  test('is found by any words in any order, whatever the keyboard made of them', () => {
    const found = groupNeeds(NEEDS, { ...ALL, query: 'лікарня ГЕНЕР' })
    expect(found.map((group) => group.needs)).toEqual([[CRITICAL]])
    expect(groupNeeds(NEEDS, { ...ALL, query: 'ганок' })).toHaveLength(1)
    expect(groupNeeds(NEEDS, { ...ALL, query: 'ганок лікарня' })).toEqual([])
  })

  test('is cut to a number of rows across its groups', () => {
    const groups = groupNeeds([CRITICAL, CRITICAL, PLANNED], ALL)
    expect(cutGroups(groups, 2)).toEqual([{ urgency: 'critical', needs: [CRITICAL, CRITICAL] }])
    expect(cutGroups(groups, 9)).toEqual(groups)
  })
})

describe('what a need says of itself', () => {
  const LINE = {
    'lines/a/item': 'stove',
    'lines/a/unit': 'piece',
    'lines/a/quantity': 10,
    status: 'verified',
  }
  const aid = (received: number) =>
    ({
      status: 'received',
      'lines/b/item': 'stove',
      'lines/b/unit': 'piece',
      'lines/b/received': received,
      'lines/b/forNeed': 'n',
      'lines/b/forLine': 'a',
    }) as const

  function keyOf(fields: Fields, received: number) {
    const need = readNeed(fields)
    const aids = received === 0 ? [] : [{ id: 'x', aid: readAid(aid(received)) }]
    return needStateKey(need, coverNeeds([{ id: 'n', need }], aids).get('n'))
  }

  test.each<readonly [string, { fields: Fields; received: number; key: string }]>([
    ['nothing has come', { fields: LINE, received: 0, key: 'st.verified' }],
    ['a part has come', { fields: LINE, received: 4, key: 'st.part' }],
    ['all has come', { fields: LINE, received: 10, key: 'st.met' }],
    [
      'a coordinator declined it',
      { fields: { ...LINE, status: 'declined' }, received: 10, key: 'st.declined' },
    ],
    [
      'nobody knows how many are needed',
      {
        fields: { ...LINE, 'lines/a/quantity': null, status: 'submitted' },
        received: 0,
        key: 'st.new',
      },
    ],
  ])('%s', (_, { fields, received, key }) => {
    expect(keyOf(fields, received)).toBe(key)
  })

  test('a need that nobody confirmed for a week is old, until somebody does', () => {
    const need = readNeed(LINE)
    expect(unconfirmedFor(need, NOW - 6 * DAY_MS, NOW)).toBeUndefined()
    expect(unconfirmedFor(need, NOW - 8 * DAY_MS, NOW)).toBe(8 * DAY_MS)
    const confirmed = readNeed({ ...LINE, confirmedAt: NOW - DAY_MS })
    expect(unconfirmedFor(confirmed, NOW - 8 * DAY_MS, NOW)).toBeUndefined()
    const closed = readNeed({ ...LINE, status: 'closed' })
    expect(unconfirmedFor(closed, NOW - 8 * DAY_MS, NOW)).toBeUndefined()
  })
})
