import { expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { makeRecordId, makeShortId } from '../../../src/domain/base/ids.ts'
import { languageOf, sortLinks, stateOfLink } from '../../../src/features/partners/link-draft.ts'

const NOW = Date.UTC(2026, 10, 24, 8)
const link = (n: number, at: { expiresAt?: number; revokedAt?: number } = {}) => ({
  id: makeShortId(new Uint8Array(12).fill(n)),
  donor: makeRecordId(NOW, new Uint8Array(10).fill(n)),
  language: 'pl' as const,
  createdAt: NOW - n * DAY_MS,
  expiresAt: at.expiresAt ?? NOW + DAY_MS,
  openedAt: null,
  revokedAt: at.revokedAt ?? null,
})

test('a donor’s country says in which language it most likely reads', () => {
  expect(['PL', 'DE', 'EE', 'UA', 'FR', undefined].map(languageOf)).toEqual([
    'pl',
    'de',
    'et',
    'uk',
    'en',
    'en',
  ])
})

test('a link that was withdrawn is not called expired', () => {
  expect(stateOfLink(link(1), NOW)).toBe('open')
  expect(stateOfLink(link(1, { expiresAt: NOW }), NOW)).toBe('expired')
  expect(stateOfLink(link(1, { expiresAt: NOW, revokedAt: NOW - 1 }), NOW)).toBe('revoked')
})

test('links that work stand first, the newest on top', () => {
  const links = [link(3), link(1, { revokedAt: NOW }), link(2), link(4, { expiresAt: NOW })]
  const ids = sortLinks(links, NOW).map(({ createdAt }) => (NOW - createdAt) / DAY_MS)
  expect(ids).toEqual([2, 3, 1, 4])
})
