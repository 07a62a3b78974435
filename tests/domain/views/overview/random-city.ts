// Random histories of a small city, on a grid of half hours, so that a slow count by half hours is exact.

import * as fc from 'fast-check'
import { DAY_MS, HOUR_MS } from '../../../../src/domain/base/moment.ts'
import { isRecordId, type RecordId } from '../../../../src/domain/base/ids.ts'
import { AID_STATUSES, NEED_STATUSES, URGENCIES } from '../../../../src/domain/records/codes.ts'
import type { Fields } from '../../../../src/domain/replica/merge.ts'
import type {
  BareRecord,
  CityQuestion,
  CityRecords,
} from '../../../../src/domain/views/overview/overview.ts'

export const NOW = Date.UTC(2026, 10, 24, 12)
export const CITY = 'UA80000000000093317'
export const DISTRICTS = ['UA80000000000126643', 'UA80000000000210193', 'UA80000000000336424']
export const DAYS = [2, 1, 0].map((ago) => ({
  from: NOW - (ago + 1) * DAY_MS,
  to: NOW - ago * DAY_MS,
}))
export const QUESTION: CityQuestion = {
  now: NOW,
  days: DAYS,
  districts: DISTRICTS,
  district: undefined,
}
export const SLOT_MS = HOUR_MS / 2
const SLOTS = 120

export function idOf(kind: number, n: number): RecordId {
  const id = `0199c3a5-f2e0-7abc-8def-${String(kind).padStart(4, '0')}${String(n).padStart(8, '0')}`
  if (!isRecordId(id)) throw new Error('a made id is well formed')
  return id
}

const FACILITIES = DISTRICTS.map((place, n): BareRecord => ({
  id: idOf(1, n),
  fields: { name: `Школа № ${n}`, type: 'school', place },
}))

const slotsAgo = (most: number) => fc.integer({ min: 0, max: most }).map((n) => NOW - n * SLOT_MS)
const spot: fc.Arbitrary<Fields> = fc.oneof(
  fc.constantFrom(...FACILITIES.map(({ id }): Fields => ({ facility: id }))),
  fc.constantFrom(...DISTRICTS, CITY).map((place): Fields => ({ place })),
)

const outage = fc
  .record({
    spot,
    service: fc.constantFrom('electricity', 'heating'),
    startedAt: slotsAgo(SLOTS),
    lasted: fc.option(fc.integer({ min: 0, max: 60 })),
    precision: fc.constantFrom('exact', 'before'),
    extent: fc.constantFrom('full', 'partial'),
    removed: fc.boolean(),
    fuel: fc.option(fc.integer({ min: 0, max: 90 })),
  })
  .map(({ spot, service, startedAt, lasted, precision, extent, removed, fuel }): Fields => ({
    ...spot,
    service,
    startedAt,
    startedPrecision: precision,
    extent,
    endedAt: lasted === null ? null : Math.min(NOW, startedAt + lasted * SLOT_MS),
    ...(removed ? { removed } : {}),
    ...(fuel === null
      ? {}
      : { 'backup/fuelLitres': fuel, 'backup/litresPerHour': 3, 'backup/checkedAt': startedAt }),
  }))

const need = fc
  .record({
    spot,
    status: fc.constantFrom(...NEED_STATUSES),
    urgency: fc.constantFrom(...URGENCIES),
    recordedAt: slotsAgo(SLOTS),
    lines: fc.array(
      fc.record({
        item: fc.constantFrom('generator', 'diesel-fuel'),
        unit: fc.constantFrom('piece', 'litre'),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ spot, lines, ...fields }): Fields => ({
    ...spot,
    ...fields,
    ...Object.fromEntries(
      lines.flatMap((line, n) =>
        Object.entries(line).map(([path, value]) => [`lines/l${n}/${path}`, value]),
      ),
    ),
  }))

const aid = fc
  .record({
    status: fc.constantFrom(...AID_STATUSES),
    donor: fc.constantFrom(idOf(2, 0), idOf(2, 1), null),
    need: fc.integer({ min: 0, max: 5 }),
    promisedAt: fc.option(slotsAgo(SLOTS)),
    receivedAt: fc.option(slotsAgo(SLOTS)),
    recordedAt: slotsAgo(SLOTS),
    promised: fc.integer({ min: 0, max: 9 }),
    received: fc.option(fc.integer({ min: 0, max: 9 })),
    handedOut: fc.option(fc.integer({ min: 1, max: 9 })),
    money: fc.option(fc.integer({ min: 1, max: 900 })),
  })
  .map(({ need, promised, received, handedOut, money, ...fields }): Fields => ({
    ...fields,
    form: 'goods',
    'lines/a/item': 'generator',
    'lines/a/unit': 'piece',
    'lines/a/promised': promised,
    'lines/a/received': received,
    'lines/a/forNeed': idOf(3, need),
    'lines/a/forLine': 'l0',
    ...(money === null ? {} : { 'money/amount': money, 'money/currency': 'EUR' }),
    ...(handedOut === null
      ? {}
      : {
          'distributions/d/line': 'a',
          'distributions/d/quantity': handedOut,
          'distributions/d/at': NOW - handedOut * SLOT_MS,
        }),
  }))

const withIds = (kind: number) => (all: readonly Fields[]) =>
  all.map((fields, n): BareRecord => ({ id: idOf(kind, n), fields }))

export const randomCity: fc.Arbitrary<CityRecords> = fc.record({
  facility: fc.constant(FACILITIES),
  outage: fc.array(outage, { maxLength: 25 }).map(withIds(4)),
  need: fc.array(need, { maxLength: 6 }).map(withIds(3)),
  aid: fc.array(aid, { maxLength: 8 }).map(withIds(5)),
})

/** Holds a claim against a hundred cities, always the same ones. */
export function checkCities(claim: (city: CityRecords) => void): void {
  fc.assert(fc.property(randomCity, claim), { seed: 20261124, numRuns: 100 })
}
