import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deltaE, distanceFor, EYE_KINDS, type Eye } from '../support/colour.ts'

const TOKENS = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8')
const DARK = TOKENS.indexOf('[data-theme="dark"]) {')
const LEAST = 50

function colorOf(name: string, from: number): string {
  const found = new RegExp(`--c-${name}: (#[0-9A-F]{6})`, 'i').exec(TOKENS.slice(from))
  if (found?.[1] === undefined) throw new Error(`no token --c-${name}`)
  return found[1]
}

test.each<[readonly [number, number, number], readonly [number, number, number], number]>([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
])('the distance is that of the paper: %j and %j', (...[a, b, apart]) => {
  expect(deltaE(a, b)).toBeCloseTo(apart, 4)
})

describe.each([
  ['light', 0],
  ['dark', DARK],
] as const)('in the %s theme', (...[, from]) => {
  test.each(EYE_KINDS)('"it went off" and "it came back" differ plainly to a %s eye', (eye) => {
    const apart = distanceFor(eye, colorOf('lamp', from), colorOf('night', from))
    expect(apart).toBeGreaterThanOrEqual(LEAST)
  })
})

test('red and green lamps, as others show them, would not pass', () => {
  const weak: readonly Eye[] = EYE_KINDS.filter(
    (eye) => distanceFor(eye, '#DD2E44', '#78B159') < LEAST,
  )
  expect(weak).toContain('deutan')
  expect(weak).toContain('grey')
})
