import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { readText } from '../../../src/domain/records/read-fields.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import { coverNeeds } from '../../../src/domain/views/coverage.ts'
import {
  codesOf,
  groupNeeds,
  namePartners,
  needStateKey,
  unconfirmedFor,
  type ListedNeed,
} from '../../../src/features/needs/need-list.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)

function listed(id: string, fields: Fields): ListedNeed {
  const neededBy = readText(fields.neededBy)
  const need = readNeed(fields)
  return { id, need, recordedAt: NOW, neededBy, isMine: true, typed: '', codes: codesOf(need) }
}

describe('the list of needs', () => {
  const order = (needs: readonly ListedNeed[]) =>
    groupNeeds(needs).map((item) =>
      item.tag === 'group' ? `${item.urgency} ${item.count}` : item.entry.id,
    )

  test('shows the most pressing group first, each with its number', () => {
    const planned = listed('planned', { urgency: 'planned' })
    const critical = listed('critical', { urgency: 'critical' })
    expect(order([planned, critical])).toEqual(['critical 1', 'critical', 'planned 1', 'planned'])
    expect(order([])).toEqual([])
  })

  test('shows what is needed by a day before the rest, the nearest day first', () => {
    const needs = [
      listed('newest', { urgency: 'urgent' }),
      listed('later', { urgency: 'urgent', neededBy: '2026-12-20' }),
      listed('older', { urgency: 'urgent' }),
      listed('sooner', { urgency: 'urgent', neededBy: '2026-12-01' }),
    ]
    expect(order(needs)).toEqual(['urgent 4', 'sooner', 'later', 'newest', 'older'])
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

  test('names the partners that it waits for, until it is met or decided otherwise', () => {
    const names = new Map([['leipzig', 'Лейпциг']])
    const named = (status: string, received = 0) => {
      const need = readNeed({ ...LINE, status, 'asked/leipzig/at': NOW, 'asked/unknown/at': NOW })
      const aids = received === 0 ? [] : [{ id: 'x', aid: readAid(aid(received)) }]
      const coverage = coverNeeds([{ id: 'n', need }], aids).get('n')
      return namePartners(need, coverage, (donor) => names.get(donor))
    }
    expect(named('requested')).toEqual(['Лейпциг'])
    expect(named('requested', 4)).toEqual(['Лейпциг'])
    expect(named('requested', 10)).toEqual([])
    expect(named('closed')).toEqual([])
    expect(named('declined')).toEqual([])
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
