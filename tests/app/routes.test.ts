import { describe, expect, test } from 'vitest'
import { findRule, type RouteRule } from '../../src/app/route-table.ts'

const RULES: readonly RouteRule<string>[] = [
  { pattern: 'needs', screen: 'list' },
  { pattern: 'needs/new', screen: 'form' },
  { pattern: 'needs/:id', screen: 'card' },
  { pattern: 'needs/:id/edit', screen: 'form' },
  { pattern: 'join/*', screen: 'join' },
]

describe('an address finds its screen', () => {
  test.each([
    [['needs'], 'list'],
    [['needs', 'new'], 'form'],
    [['needs', '0199'], 'card'],
    [['needs', '0199', 'edit'], 'form'],
    [['join'], 'join'],
    [['join', 'ABCD', 'more'], 'join'],
    [[], undefined],
    [['nowhere'], undefined],
    [['needs', '0199', 'remove'], undefined],
  ])('%j: %s', (path, screen) => {
    expect(findRule(RULES, path)?.screen).toBe(screen)
  })
})
