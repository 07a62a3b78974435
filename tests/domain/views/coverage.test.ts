import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAid, type Aid } from '../../../src/domain/records/aid.ts'
import { AID_STATUSES } from '../../../src/domain/records/codes.ts'
import { readNeed, type Need } from '../../../src/domain/records/need.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { coverNeeds, type LineCoverage } from '../../../src/domain/views/coverage.ts'

const NEED = '0199c3a5-f2e0-7abc-8def-0123456789ab'
const GENERATORS = { item: 'generator', unit: 'piece' }

const need = (lines: Record<string, Fields>): Need => readNeed(flat('lines', lines))
const aid = (fields: Fields, lines: Record<string, Fields> = {}): Aid =>
  readAid({ status: 'received', form: 'goods', ...fields, ...flat('lines', lines) })

function flat(collection: string, entries: Record<string, Fields>): Fields {
  const set: Record<string, Fields[string]> = {}
  for (const [id, entry] of Object.entries(entries))
    for (const [field, value] of Object.entries(entry)) set[`${collection}/${id}/${field}`] = value
  return set
}

/** The first line of one need, after these aid records. */
function cover(asked: Fields, aids: readonly Aid[]): LineCoverage {
  const lines = { a: { ...GENERATORS, ...asked } }
  const known = aids.map((one, n) => ({ id: `aid${n}`, aid: one }))
  const line = coverNeeds([{ id: NEED, need: need(lines) }], known).get(NEED)?.lines[0]
  if (line === undefined) throw new Error('the need has one line')
  return line
}

const FOR_IT = { ...GENERATORS, forNeed: NEED, forLine: 'a' }

describe('what became of a line of a need', () => {
  test.each([
    ['offered', { promised: 0, onTheWay: 0, open: 10 }],
    ['agreed', { promised: 4, onTheWay: 0, open: 6 }],
    ['in-preparation', { promised: 4, onTheWay: 0, open: 6 }],
    ['in-transit', { promised: 0, onTheWay: 4, open: 6 }],
    ['at-customs', { promised: 0, onTheWay: 4, open: 6 }],
    ['cancelled', { promised: 0, onTheWay: 0, open: 10 }],
  ])('[CV2] four of ten that are %s', (status, expected) => {
    const one = aid({ status }, { x: { ...FOR_IT, promised: 4 } })
    expect(cover({ quantity: 10 }, [one])).toMatchObject(expected)
  })

  test('[CV2] what came counts once: not also as promised, and damaged pieces not at all', () => {
    const one = aid({}, { x: { ...FOR_IT, promised: 5, received: 3, damaged: 1 } })
    expect(cover({ quantity: 5 }, [one])).toMatchObject({ promised: 0, received: 3, open: 2 })
  })

  test('[CV1] litres do not cover pieces', () => {
    const one = aid({}, { x: { ...FOR_IT, unit: 'litre', received: 10 } })
    expect(cover({ quantity: 10 }, [one])).toMatchObject({ received: 0, open: 10 })
  })

  test('[CV4] what is over is named and covers nothing else', () => {
    const one = aid({}, { x: { ...FOR_IT, received: 12 } })
    expect(cover({ quantity: 10 }, [one])).toMatchObject({ received: 12, open: 0, over: 2 })
  })

  test('[CV4] a line without a number is never met by itself, and has nothing over', () => {
    const line = cover({}, [aid({}, { x: { ...FOR_IT, received: 2 } })])
    expect(line).toMatchObject({ asked: 0, received: 2, open: 0, over: 0 })
    const none = coverNeeds([{ id: NEED, need: need({ a: GENERATORS }) }], []).get(NEED)
    expect(none?.state).toBe('open')
  })

  test('a tenth and two tenths of a litre are three tenths', () => {
    const litres = { item: 'diesel-fuel', unit: 'litre' }
    const parts = [0.1, 0.2].map((received) => aid({}, { x: { ...FOR_IT, ...litres, received } }))
    expect(cover({ ...litres, quantity: 0.3 }, parts)).toMatchObject({ received: 0.3, open: 0 })
  })

  test('[CV3] aid that names no line fills those of the same item that its record answers', () => {
    const needs = [
      {
        id: NEED,
        need: need({ a: { ...GENERATORS, quantity: 3 }, b: { ...GENERATORS, quantity: 3 } }),
      },
    ]
    const answers = { [`needs/${NEED}/a`]: true, [`needs/${NEED}/b`]: true }
    const lines = { x: { ...GENERATORS, received: 4 } }
    const covered = coverNeeds(needs, [{ id: 'aid', aid: aid(answers, lines) }]).get(NEED)
    expect(covered?.lines.map(({ received }) => received)).toEqual([3, 1])
    expect(covered?.state).toBe('partly-met')
  })

  test('[CV3] it leaves room for aid that names its line, though that came later', () => {
    const lines = { a: { ...GENERATORS, quantity: 3 }, b: { ...GENERATORS, quantity: 3 } }
    const answers = { [`needs/${NEED}/a`]: true, [`needs/${NEED}/b`]: true }
    const covered = coverNeeds(
      [{ id: NEED, need: need(lines) }],
      [
        { id: 'aid1', aid: aid(answers, { x: { ...GENERATORS, received: 3 } }) },
        { id: 'aid2', aid: aid({}, { x: { ...FOR_IT, received: 3 } }) },
      ],
    ).get(NEED)
    expect(covered?.lines.map(({ received, over }) => [received, over])).toEqual([
      [3, 0],
      [3, 0],
    ])
    expect(covered?.state).toBe('met')
  })

  test('[CV5] what was promised to a double counts for the need that it was joined to, once', () => {
    const line = { ...GENERATORS, quantity: 5 }
    const double = { ...need({ b: line }), sameAs: NEED }
    const lines = { x: { ...GENERATORS, received: 2 } }
    const toBoth = { [`needs/${NEED}/a`]: true, 'needs/double/b': true }
    const covered = coverNeeds(
      [
        { id: 'double', need: double },
        { id: NEED, need: need({ a: line }) },
      ],
      [
        { id: 'aid1', aid: aid(toBoth, lines) },
        { id: 'aid2', aid: aid({}, { x: { ...lines.x, forNeed: 'double', forLine: 'b' } }) },
      ],
    )
    expect(covered.get(NEED)).toMatchObject({
      lines: [{ line: 'a', received: 4, open: 1 }],
      answeredBy: ['aid1', 'aid2'],
    })
    expect(covered.get('double')?.lines).toMatchObject([{ line: 'b', received: 4 }])
  })

  test('money that stands in for equipment is linked, though it covers no piece', () => {
    const grant = aid({ form: 'money', [`needs/${NEED}/a`]: true, 'money/amount': 100 })
    const covered = coverNeeds(
      [{ id: NEED, need: need({ a: { ...GENERATORS, quantity: 1 } }) }],
      [{ id: 'grant', aid: grant }],
    ).get(NEED)
    expect(covered).toMatchObject({ state: 'open', answeredBy: ['grant'] })
  })
})

const amounts = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined })
const aids = fc.array(
  fc.record({
    status: fc.constantFrom(...AID_STATUSES),
    promised: amounts,
    received: amounts,
    handedOut: fc.integer({ min: 0, max: 9 }),
    removed: fc.boolean(),
  }),
  { maxLength: 6 },
)

describe('against counting on the fingers', () => {
  test('[CV1] [CV2] sums agree, stages nest, and asked = covered + open − over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), aids, (asked, given) => {
        const records = given.map(({ handedOut, status, removed, promised, received }) => {
          const line = { ...FOR_IT, promised: promised ?? null, received: received ?? null }
          const out = { 'distributions/d/line': 'x', 'distributions/d/quantity': handedOut }
          return aid({ status, removed, ...out }, { x: line })
        })
        const line = cover({ quantity: asked }, records)
        const counted = given.filter(
          ({ status, removed }) => !removed && status !== 'offered' && status !== 'cancelled',
        )
        const fingers = counted.reduce((sum, { received }) => sum + (received ?? 0), 0)
        expect(line.received).toBe(fingers)
        expect(line.distributed).toBeLessThanOrEqual(line.received)
        const covered = line.promised + line.onTheWay + line.received
        expect(covered + line.open - line.over).toBe(asked)
        expect(Math.min(line.open, line.over)).toBe(0)
      }),
      { seed: 1 },
    )
  })

  test('[CV1] the order of needs and of aid does not matter', () => {
    fc.assert(
      fc.property(aids, fc.integer(), (given, seed) => {
        const known = given.map(({ status, promised, received }, n) => {
          const line = { ...GENERATORS, promised: promised ?? null, received: received ?? null }
          const link = n % 2 === 0 ? { [`needs/${NEED}/a`]: true, 'needs/other/a': true } : {}
          const named = n % 2 === 0 ? line : { ...line, forNeed: NEED, forLine: 'a' }
          return { id: `aid${n}`, aid: aid({ status, ...link }, { x: named }) }
        })
        const needs = [NEED, 'other'].map((id) => ({
          id,
          need: need({ a: { ...GENERATORS, quantity: 5 } }),
        }))
        const turned = seed % 2 === 0 ? known.toReversed() : known.toSorted(() => 1)
        const other = coverNeeds(needs.toReversed(), turned)
        for (const [id, coverage] of coverNeeds(needs, known))
          expect(other.get(id)).toEqual(coverage)
      }),
      { seed: 2 },
    )
  })
})
