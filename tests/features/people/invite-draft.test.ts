import { describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/base/moment.ts'
import {
  checkInvite,
  NEW_INVITE,
  readContact,
  sortDevices,
  writeInviteRequest,
} from '../../../src/features/people/invite-draft.ts'

const DISTRICT = 'UA80000000000126643'
const NOW = 1_790_000_000_000

describe('an invite', () => {
  test.each([
    ['an empty name', '  ', 'name-missing'],
    ['a name longer than the server takes', 'а'.repeat(101), 'name-too-long'],
    ['a name', 'О. Коваль', undefined],
  ])('%s', (_, name, fault) => {
    expect(checkInvite({ ...NEW_INVITE, name })).toBe(fault)
  })

  test('is sent without spaces around the name, and with its areas', () => {
    const draft = { ...NEW_INVITE, name: ' О. Коваль ', areas: [DISTRICT] }
    expect(writeInviteRequest(draft)).toEqual({
      role: 'field',
      name: 'О. Коваль',
      hours: 48,
      areas: [DISTRICT],
    })
  })

  test('of no district leaves the areas out, which means all', () => {
    expect(writeInviteRequest({ ...NEW_INVITE, name: 'О.' })).not.toHaveProperty('areas')
  })

  test('of a coordinator is never narrowed to a district', () => {
    const draft = { ...NEW_INVITE, name: 'О.', role: 'coordinator' as const, areas: [DISTRICT] }
    expect(writeInviteRequest(draft)).not.toHaveProperty('areas')
  })
})

describe('a phone of the municipality', () => {
  test.each([
    [
      'heard an hour ago is in touch',
      { lastContactAt: NOW - HOUR_MS, revokedAt: null },
      'in-touch',
    ],
    [
      'not heard for a day is silent',
      { lastContactAt: NOW - 25 * HOUR_MS, revokedAt: null },
      'silent',
    ],
    ['that never called is told so', { lastContactAt: null, revokedAt: null }, 'never'],
    ['disconnected is told so first', { lastContactAt: NOW, revokedAt: NOW }, 'revoked'],
  ])('%s', (_, contact, state) => {
    expect(readContact(contact, NOW)).toBe(state)
  })

  test('stands higher the longer it is silent, and last when disconnected', () => {
    const sorted = sortDevices([
      { id: 'revoked', lastContactAt: 1, revokedAt: 2 },
      { id: 'lately', lastContactAt: 9, revokedAt: null },
      { id: 'never', lastContactAt: null, revokedAt: null },
      { id: 'silent', lastContactAt: 3, revokedAt: null },
    ])
    expect(sorted.map(({ id }) => id)).toEqual(['never', 'silent', 'lately', 'revoked'])
  })
})
