import { describe, expect, test } from 'vitest'
import { readRoute } from '../../src/state/location.ts'

describe('an address', () => {
  test.each([
    ['', []],
    ['#', []],
    ['#/', []],
    ['#/today', ['today']],
    ['#/needs/0199/edit', ['needs', '0199', 'edit']],
    ['#/join/ABCD%2DEF', ['join', 'ABCD-EF']],
    ['#/join/100%', ['join', '100%']],
  ])('%s leads along its segments', (hash, path) => {
    expect(readRoute(hash).path).toEqual(path)
  })

  test('carries a query after the route', () => {
    const { path, query } = readRoute('#/needs/new?outage=0199&x=a%20b')
    expect(path).toEqual(['needs', 'new'])
    expect([query.get('outage'), query.get('x')]).toEqual(['0199', 'a b'])
  })
})
