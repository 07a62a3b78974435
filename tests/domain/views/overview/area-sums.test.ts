import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { containsPlace } from '../../../../src/domain/records/place.ts'
import { sumAreas } from '../../../../src/domain/views/overview/area-sums.ts'
import { readOverview, type CityQuestion } from '../../../../src/domain/views/overview/overview.ts'
import { CITY, DISTRICTS, NOW, randomCity } from './random-city.ts'

const DAY_MS = 86_400_000
const ASK: CityQuestion = {
  now: NOW,
  days: [{ from: NOW - DAY_MS, to: NOW }],
  districts: DISTRICTS,
  district: undefined,
}

test('[OV9] an area has the critical needs that lie in it, its parts and the whole included', () => {
  fc.assert(
    fc.property(randomCity, (city) => {
      const placeOf = new Map(city.facility.map(({ id, fields }) => [String(id), fields.place]))
      const all = readOverview(city, ASK).critical.map(({ id }) => {
        const fields = city.need.find((need) => need.id === id)?.fields ?? {}
        return String(placeOf.get(String(fields.facility)) ?? fields.place)
      })
      for (const { code, critical } of sumAreas(city, ASK, [CITY, 'UA32000000000030281']))
        expect(critical).toBe(all.filter((place) => containsPlace(code, place)).length)
    }),
  )
})

test('[OV9] by its own divisions the map says what the overview says', () => {
  fc.assert(
    fc.property(randomCity, (city) => {
      const { hours } = readOverview(city, ASK)
      const sums = sumAreas(city, ASK, DISTRICTS)
      expect(sums.map(({ hours }) => hours)).toEqual(hours.map(({ mean }) => mean))
    }),
  )
})

test('[OV9] narrowed to an area, the lists behind it hold what its number counted', () => {
  fc.assert(
    fc.property(randomCity, fc.constantFrom(CITY, ...DISTRICTS), (city, code) => {
      const [sum] = sumAreas(city, ASK, [code])
      const narrowed = readOverview(city, { ...ASK, district: code })
      expect(narrowed.critical.length).toBe(sum?.critical)
    }),
  )
})
