import { expect, test } from 'vitest'
import { sayDated } from '../../src/ui/say-dated.ts'

test.each([
  ['2026-11-26', '26.11.2026'],
  ['2026-11-26T04:25', '26.11.2026, 04:25'],
  ['', '––.––.––––'],
  ['2026-1', '––.––.––––'],
])('a field that holds «%s» says %s, in whatever language the phone is set', (value, said) => {
  expect(sayDated(value)).toBe(said)
})
