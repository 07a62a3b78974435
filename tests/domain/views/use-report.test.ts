import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { AID_STATUSES } from '../../../src/domain/records/codes.ts'
import { reportUse, type KnownAid, type UseQuestion } from '../../../src/domain/views/use-report.ts'

const NOW = Date.UTC(2026, 10, 24, 8)
const record = (n: number) => makeRecordId(NOW, new Uint8Array(10).fill(n))
const [LEIPZIG, WARSAW, SCHOOL, HOSPITAL] = [record(1), record(2), record(3), record(4)]
const [NORTH, SOUTH] = ['UA80000000000126643', 'UA80000000000336424']
const ASK: UseQuestion = {
  donor: LEIPZIG,
  since: undefined,
  byPlace: false,
  districtOf: ({ facility, place }) => (facility === SCHOOL ? NORTH : place),
}
const aid = (fields: Record<string, string | number | boolean>, id: string = record(9)) => ({
  id,
  aid: readAid({ donor: LEIPZIG, form: 'goods', status: 'received', ...fields }),
})
const LINE = { 'lines/a/item': 'generator', 'lines/a/unit': 'piece', 'lines/a/received': 10 }

describe('what a donor reads of its aid', () => {
  test('[UR1] is what came of this donor, and what became of it', () => {
    const given = aid({
      ...LINE,
      'distributions/x/line': 'a',
      'distributions/x/quantity': 4,
      'distributions/x/to': SCHOOL,
      'distributions/x/receivedBy': 'Марія Іваненко',
      'distributions/y/line': 'a',
      'distributions/y/quantity': 3,
      'distributions/y/toResidents/place': SOUTH,
      'distributions/y/toResidents/households': 12,
      'writeoffs/z/line': 'a',
      'writeoffs/z/quantity': 1,
    })
    const other = { ...given, id: record(8), aid: { ...given.aid, donor: WARSAW } }
    const report = reportUse([given, other], ASK)
    expect(report.lines).toEqual([
      {
        item: 'generator',
        name: undefined,
        unit: 'piece',
        received: 10,
        distributed: 7,
        writtenOff: 1,
        inStore: 2,
        went: [
          { facility: undefined, district: NORTH, places: 1, households: 0, quantity: 4 },
          { facility: undefined, district: SOUTH, places: 0, households: 12, quantity: 3 },
        ],
      },
    ])
    expect(JSON.stringify(report)).not.toContain('Іваненко')
  })

  test('[UR2] a place that took twice is one place, and has no name unless it may', () => {
    const twice = aid({
      ...LINE,
      'distributions/x/line': 'a',
      'distributions/x/quantity': 1,
      'distributions/x/to': SCHOOL,
      'distributions/y/line': 'a',
      'distributions/y/quantity': 2,
      'distributions/y/to': SCHOOL,
      'distributions/z/line': 'a',
      'distributions/z/quantity': 4,
      'distributions/z/to': HOSPITAL,
    })
    const went = (byPlace: boolean) => reportUse([twice], { ...ASK, byPlace }).lines[0]?.went
    expect(went(false)?.map(({ places, facility }) => [places, facility])).toEqual([
      [1, undefined],
      [1, undefined],
    ])
    expect(went(true)?.map(({ facility, quantity }) => [facility, quantity])).toEqual([
      [HOSPITAL, 4],
      [SCHOOL, 3],
    ])
  })

  test('what is on its way, called off or removed is not there, nor what came before the time asked for', () => {
    const before = aid({ ...LINE, receivedAt: NOW - 1000 })
    expect(reportUse([before], { ...ASK, since: NOW }).aids).toEqual([])
    expect(reportUse([aid({ ...LINE, removed: true })], ASK).aids).toEqual([])
    const counted = AID_STATUSES.filter(
      (status) => reportUse([aid({ ...LINE, status })], ASK).aids.length > 0,
    )
    expect(counted).toEqual(['received', 'accepted', 'reported'])
  })

  test('[UR3] every piece of every random history is counted once', () => {
    const amount = fc.integer({ min: 1, max: 50 })
    const handOut = fc.record({
      quantity: amount,
      to: fc.constantFrom(SCHOOL, HOSPITAL, undefined),
    })
    const one = fc.record({
      received: amount,
      donor: fc.constantFrom(LEIPZIG, WARSAW),
      item: fc.constantFrom('generator', 'thermal-blanket'),
      handOuts: fc.array(handOut, { maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.boolean(), (made, byPlace) => {
        const aids = made.map(({ received, donor, item, handOuts }, n): KnownAid =>
          aid(
            Object.assign(
              {
                donor,
                'lines/a/item': item,
                'lines/a/unit': 'piece',
                'lines/a/received': received,
              },
              ...handOuts.map(({ quantity, to }, at) => ({
                [`distributions/d${at}/line`]: 'a',
                [`distributions/d${at}/quantity`]: quantity,
                ...(to === undefined ? {} : { [`distributions/d${at}/to`]: to }),
              })),
            ),
            record(20 + n),
          ),
        )
        const { lines } = reportUse(aids.toReversed(), { ...ASK, byPlace })
        const own = made.filter(({ donor }) => donor === LEIPZIG)
        for (const item of ['generator', 'thermal-blanket']) {
          const parts = own.filter((part) => part.item === item)
          const came = parts.reduce((sum, { received }) => sum + received, 0)
          const out = parts
            .flatMap(({ handOuts }) => handOuts)
            .reduce((sum, { quantity }) => sum + quantity, 0)
          const line = lines.find((one) => one.item === item)
          expect([line?.received ?? 0, line?.distributed ?? 0]).toEqual([came, out])
          const went = line?.went.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
          expect(went).toBe(out)
        }
      }),
    )
  })
})
