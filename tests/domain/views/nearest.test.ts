import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceM, findNearest } from '../../../src/domain/views/nearest.ts'

const MAIDAN = { lat: 50.45, lon: 30.5233 }
const LVIV = { lat: 49.8397, lon: 24.0297 }
const HERE = { ...MAIDAN, accuracy: 30 }

test('a distance is that of the map', () => {
  expect(distanceM(MAIDAN, LVIV) / 1000).toBeCloseTo(468, -1)
  // A thousandth of a degree to the north is 111 metres, wherever one stands.
  expect(distanceM(MAIDAN, { ...MAIDAN, lat: MAIDAN.lat + 0.001 })).toBeCloseTo(111.2, 0)
})

test('a distance is the same both ways and never negative', () => {
  const point = fc.record({
    lat: fc.double({ min: 44, max: 52.5, noNaN: true }),
    lon: fc.double({ min: 22, max: 40.3, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(distanceM(a, b)).toBeCloseTo(distanceM(b, a), 3)
      expect(distanceM(a, b)).toBeGreaterThanOrEqual(0)
    }),
    { seed: 1 },
  )
})

test('the nearest facility comes first; one that nobody measured and one far away do not come', () => {
  const known = [
    { name: 'ліцей', point: { lat: 50.46, lon: 30.52 } },
    { name: 'склад', point: undefined },
    { name: 'лікарня', point: { lat: 50.451, lon: 30.523 } },
    { name: 'вокзал у Львові', point: LVIV },
  ]
  expect(findNearest(known, HERE).map(({ name, metres }) => [name, metres])).toEqual([
    ['лікарня', 113],
    ['ліцей', 1136],
  ])
})

test('where the phone is very wrong about its place, more is offered', () => {
  const known = [{ point: { lat: 50.49, lon: 30.5233 } }]
  expect(findNearest(known, HERE)).toHaveLength(0)
  expect(findNearest(known, { ...HERE, accuracy: 2000 })).toHaveLength(1)
})
