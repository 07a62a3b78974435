import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../../src/domain/base/moment.ts'
import { cutPieces, readAssessment } from '../../../../src/domain/records/assessment.ts'
import { readAid } from '../../../../src/domain/records/aid.ts'
import { readNeed } from '../../../../src/domain/records/need.ts'
import { assess, type AssessmentTerms } from '../../../../src/domain/views/assessment/assess.ts'
import { compareEditions } from '../../../../src/domain/views/assessment/compare.ts'
import { coverNeeds } from '../../../../src/domain/views/coverage.ts'
import type { CityRecords } from '../../../../src/domain/views/overview/overview.ts'
import { DISTRICTS, NOW, randomCity } from '../overview/random-city.ts'

const TERMS: AssessmentTerms = {
  donor: undefined,
  days: [{ from: NOW - 2 * DAY_MS, to: NOW }],
  now: NOW,
  divisions: DISTRICTS,
  districts: [],
  precision: 'district',
  phones: undefined,
}
const check = (claim: (city: CityRecords) => void) =>
  fc.assert(fc.property(randomCity, claim), { seed: 20261124, numRuns: 100 })

describe('a needs assessment', () => {
  test('[AS1] [AS2] its rows are the open lines of verified and asked needs, and nothing else', () => {
    check((city) => {
      const asked = city.need.filter(
        ({ fields }) => fields.status === 'verified' || fields.status === 'requested',
      )
      const coverage = coverNeeds(
        asked.map(({ id, fields }) => ({ id, need: readNeed(fields) })),
        city.aid.map(({ id, fields }) => ({ id, aid: readAid(fields) })),
      )
      const open = asked.flatMap(({ id, fields }) =>
        readNeed(fields).lines.flatMap((line) => {
          const rest = coverage.get(id)?.lines.find((one) => one.line === line.id)?.open ?? 0
          return rest > 0 ? [{ line, rest }] : []
        }),
      )
      const { lines } = assess(city, TERMS)
      for (const row of lines) {
        const own = open.filter(({ line }) => line.item === row.item && line.unit === row.unit)
        expect(row.open).toBe(own.reduce((sum, { rest }) => sum + rest, 0))
        expect(row.quantity).toBe(own.reduce((sum, { line }) => sum + line.quantity, 0))
        expect(row.places.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(row.quantity)
      }
      const kinds = new Set(open.map(({ line }) => `${line.item} ${line.unit}`))
      expect(lines.length).toBe(kinds.size)
    })
  })

  test('[AS3] what presses most stands first', () => {
    check((city) => {
      const order = ['critical', 'urgent', 'standard', 'planned']
      const places = assess(city, TERMS).lines.map(({ urgency }) => order.indexOf(urgency))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    })
  })

  test('no place is named more precisely than was chosen', () => {
    check((city) => {
      for (const { places } of assess(city, { ...TERMS, precision: 'city' }).lines)
        expect(places).toEqual([
          { district: undefined, facility: undefined, quantity: expect.any(Number) },
        ])
      const text = JSON.stringify(assess(city, TERMS))
      expect(text).not.toContain('Школа')
    })
  })

  test('[AS4] two editions of the same records differ in nothing', () => {
    check((city) => {
      const { lines } = assess(city, TERMS)
      expect(compareEditions(lines, lines)).toEqual([])
      const all = compareEditions([], lines)
      expect(all.map(({ tag }) => tag)).toEqual(lines.map(() => 'new'))
      expect(compareEditions(lines, []).map(({ tag }) => tag)).toEqual(lines.map(() => 'gone'))
    })
  })

  test('a frozen document comes out of its pieces as it went in', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20_000 }), (text) => {
        fc.pre(text !== '')
        const fields = cutPieces(text)
        for (const piece of Object.values(fields))
          expect(String(piece).length).toBeLessThanOrEqual(4000)
        expect(readAssessment(fields).frozen).toBe(text)
      }),
      { seed: 20261124, numRuns: 50 },
    )
  })
})
