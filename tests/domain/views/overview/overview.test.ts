// Every number against a count that anybody can follow, slow and obvious, on random histories.

import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS } from '../../../../src/domain/base/moment.ts'
import type { Fields } from '../../../../src/domain/replica/merge.ts'
import { SERVICES } from '../../../../src/domain/records/codes.ts'
import { readOutage, type Outage } from '../../../../src/domain/records/outage.ts'
import { outagesAt, readServiceNow } from '../../../../src/domain/views/service-state.ts'
import { readOverview, type CityRecords } from '../../../../src/domain/views/overview/overview.ts'
import { REACH_MS } from '../../../../src/domain/views/overview/reach.ts'
import { checkCities, CITY, DAYS, DISTRICTS, NOW, QUESTION, SLOT_MS } from './random-city.ts'

const outagesOf = (city: CityRecords) =>
  city.outage.map(({ fields }) => readOutage(fields)).filter(({ removed }) => !removed)
const districtOf = (city: CityRecords, spot: Pick<Outage, 'facility' | 'place'>) => {
  const facility = city.facility.find(({ id }) => id === spot.facility)
  return DISTRICTS.find((code) => code === (facility?.fields.place ?? spot.place))
}

describe('the overview, number by number', () => {
  test('[OV1] a service is off where the phone that stands there says so', () => {
    checkCities((city) => {
      const read = readOverview(city, QUESTION)
      const spots = [
        ...city.facility.map(({ id }) => ({ facility: id, place: undefined })),
        ...[...DISTRICTS, CITY].map((place) => ({ facility: undefined, place })),
      ]
      for (const service of SERVICES) {
        const states = spots.map((spot) => {
          const told = city.outage.map((record) => ({ ...record, stamps: {} }))
          return { spot, now: readServiceNow(outagesAt(told, spot, service), NOW) }
        })
        const off = states.filter(({ now }) => now.tag === 'off' || now.tag === 'weak')
        const count = read.services.find((one) => one.service === service)
        const names = (list: readonly { facility: unknown; place: unknown }[]) =>
          list.map(({ facility, place }) => String(facility ?? place)).toSorted()
        expect(names(count?.spots ?? [])).toEqual(names(off.map(({ spot }) => spot)))
        const districts = off.map(({ spot }) => districtOf(city, spot))
        expect(count?.districtsOff ?? []).toEqual(
          DISTRICTS.filter((code) => districts.includes(code)),
        )
        const known = states.filter(
          ({ spot, now }) =>
            spot.facility !== undefined && now.tag !== 'unknown' && now.tag !== 'stale',
        )
        expect(count?.facilitiesKnown ?? 0).toBe(known.length)
      }
    })
  })

  test('[OV3] hours without power are those that a count of half hours finds', () => {
    checkCities((city) => {
      const power = outagesOf(city).filter(({ service }) => service === 'electricity')
      const spots = [...new Set(power.map(({ facility, place }) => facility ?? place))]
      for (const row of readOverview(city, QUESTION).hours) {
        for (const [n, day] of DAYS.entries()) {
          const own = spots
            .map((spot) => power.filter((one) => (one.facility ?? one.place) === spot))
            .filter(([first]) => first !== undefined && districtOf(city, first) === row.district)
            .map((outages) => countSlots(outages, day))
            .filter(({ known }) => known > 0)
          const mean = own.reduce((sum, { off }) => sum + off, 0) / own.length
          expect(row.days[n]?.spots).toBe(own.length)
          if (own.length === 0) expect(row.days[n]?.hours).toBeUndefined()
          else expect(row.days[n]?.hours).toBeCloseTo((mean * SLOT_MS) / HOUR_MS, 2)
        }
      }
    })
  })

  test('[OV4] what runs out first stands first, and only where the power is off', () => {
    checkCities((city) => {
      const { backups, services } = readOverview(city, QUESTION)
      const off = services.find(({ service }) => service === 'electricity')?.spots ?? []
      const ends = backups.map(({ endsAt }) => endsAt)
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
      for (const backup of backups) {
        expect(off.some((spot) => spot.outages.includes(backup.outage))).toBe(true)
        const fields = city.outage.find(({ id }) => id === backup.outage)?.fields
        const hours = Number(fields?.['backup/fuelLitres']) / 3
        expect(backup.endsAt).toBe(
          Math.round(Number(fields?.['backup/checkedAt']) + hours * HOUR_MS),
        )
      }
    })
  })

  test('the order in which records arrived changes no number', () => {
    checkCities((city) => {
      const turned = {
        facility: city.facility.toReversed(),
        outage: city.outage.toReversed(),
        need: city.need.toReversed(),
        aid: city.aid.toReversed(),
      }
      const plain = (one: CityRecords) => {
        const { critical, services, backups, ...rest } = readOverview(one, QUESTION)
        const off = services.map(({ spots, ...count }) => ({ ...count, spots: spots.length }))
        return {
          ...rest,
          off,
          critical: critical.length,
          ends: backups.map(({ endsAt }) => endsAt),
        }
      }
      expect(plain(turned)).toEqual(plain(city))
    })
  })

  test('one district’s numbers are those of a city that has only it', () => {
    checkCities((city) => {
      const [district] = DISTRICTS
      const inside = (fields: CityRecords['need'][number]['fields']) =>
        districtOf(city, readOutage(fields)) === district
      const part = {
        ...city,
        outage: city.outage.filter(({ fields }) => inside(fields)),
        need: city.need.filter(({ fields }) => inside(fields)),
      }
      const asked = readOverview(city, { ...QUESTION, district })
      const alone = readOverview(part, QUESTION)
      expect(asked.items.map(({ asked, needs }) => [asked, needs])).toEqual(
        alone.items.map(({ asked, needs }) => [asked, needs]),
      )
      expect(asked.hours[0]).toEqual(alone.hours[0])
      expect(asked.services).toEqual(alone.services)
    })
  })
})

/** Half hours off and known of one spot in one day, each looked at by itself. What somebody said is
 *  believed for a day, or until somebody said that it is back. */
function countSlots(outages: readonly Outage[], day: { from: number; to: number }) {
  const backs = outages.flatMap(({ endedAt }) => endedAt ?? [])
  let off = 0
  let known = 0
  for (let at = day.from + SLOT_MS / 2; at < day.to; at += SLOT_MS) {
    const within = (from: number, to: number) => from <= at && at < to
    const isOff = outages.some(({ startedAt, endedAt }) => {
      const seen = backs.filter((back) => back > startedAt)
      return within(startedAt, endedAt ?? Math.min(NOW, startedAt + DAY_MS, ...seen))
    })
    const wasOn = outages.some(
      ({ startedAt, startedPrecision }) =>
        startedPrecision !== 'before' && within(startedAt - DAY_MS, startedAt),
    )
    const isOn = wasOn || backs.some((back) => within(back, Math.min(NOW, back + DAY_MS)))
    if (isOff) off += 1
    if (isOff || isOn) known += 1
  }
  return { off, known }
}

test('an offer that a partner sent by its link waits until it is answered', () => {
  const offer = (n: number, fields: Fields) => ({
    id: makeRecordId(NOW + n, new Uint8Array(10)),
    fields: { form: 'goods', status: 'offered', 'offer/link': 'abcdefghijkl', ...fields },
  })
  const [open, other] = [offer(1, {}), offer(2, {})]
  const aid = [
    other,
    open,
    offer(3, { status: 'agreed' }),
    offer(4, { 'offer/link': null }),
    offer(5, { removed: true }),
  ]
  const records = { facility: [], outage: [], need: [], aid }
  const question = {
    now: NOW,
    days: [{ from: NOW - 1, to: NOW }],
    districts: [],
    district: undefined,
  }
  expect(readOverview(records, question).offers).toEqual([open.id, other.id])
})

test('[OV3] what ended, and was last changed before the reach of the period, says nothing of it', () => {
  const question = { ...QUESTION, days: [{ from: NOW - HOUR_MS, to: NOW }] }
  const bare = (city: CityRecords) => {
    const { hours, services, backups } = readOverview(city, question)
    const now = services.map(({ spots, unconfirmed, ...rest }) => ({
      ...rest,
      spots: spots.map(({ outages, ...spot }) => ({ ...spot, newest: outages[0] })),
      unconfirmed: unconfirmed.map(({ outages, ...spot }) => ({ ...spot, newest: outages[0] })),
    }))
    return { hours, now, backups }
  }
  checkCities((city) => {
    const isInReach = ({ startedAt, endedAt }: Outage) =>
      endedAt === undefined || Math.max(startedAt, endedAt) >= NOW - HOUR_MS - REACH_MS
    const outage = city.outage.filter(({ fields }) => isInReach(readOutage(fields)))
    const known = new Set(bare({ ...city, outage }).now.map(({ service }) => service))
    const all = bare(city)
    expect(bare({ ...city, outage })).toEqual({
      ...all,
      // A service of which only that was said is in no count any more.
      now: all.now.filter(({ service }) => known.has(service)),
    })
  })
})
