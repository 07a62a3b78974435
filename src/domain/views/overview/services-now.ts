// Which services are off now, and where: the latest word of each spot counts, as on the phone that
// stands there. A spot of which nothing is known is not counted as having the service. [OV1] [OV2]

import type { RecordId } from '../../base/ids.ts'
import type { Moment } from '../../base/moment.ts'
import { SERVICES, type Service } from '../../records/codes.ts'
import type { Fields } from '../../replica/merge.ts'
import { outagesAt, readServiceNow, type ToldOutage } from '../service-state.ts'
import type { Districts, KnownFacility } from './districts.ts'

export type OffSpot = {
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly district: string | undefined
  readonly since: Moment
  readonly state: 'off' | 'weak'
  /** The records of this spot and service, the newest start first. */
  readonly outages: readonly RecordId[]
}

export type ServiceNowCount = {
  readonly service: Service
  /** The longest without it first. */
  readonly spots: readonly OffSpot[]
  /** Off by an open record, but nobody has said so for a day; `since` is the last word. */
  readonly unconfirmed: readonly OffSpot[]
  readonly facilitiesOff: number
  /** Facilities of which a word is younger than a day. */
  readonly facilitiesKnown: number
  /** Divisions in which it is off somewhere, in the order of the codes. */
  readonly districtsOff: readonly string[]
}

type Recorded = { readonly id: RecordId; readonly fields: Fields }

/** Gives one count for each service that somebody said something of. Expects the outages that are not
 *  removed; `facilities` as far as they are not removed. Pure. [OV1] [OV2] */
export function countServicesNow(
  outages: readonly Recorded[],
  about: { readonly facilities: readonly KnownFacility[]; readonly districts: Districts },
  now: Moment,
): readonly ServiceNowCount[] {
  const facilities = new Set<string>(about.facilities.map(({ id }) => id))
  const byService = new Map<Service, Map<string, Recorded[]>>()
  for (const record of outages) {
    const { service, facility, place } = record.fields
    const known = SERVICES.find((one) => one === service)
    if (known === undefined || record.fields.removed === true) continue
    const spots = byService.get(known) ?? new Map<string, Recorded[]>()
    byService.set(known, spots)
    const key =
      textOf(facility) === undefined ? `p:${textOf(place) ?? ''}` : `f:${textOf(facility)}`
    const group = spots.get(key)
    if (group === undefined) spots.set(key, [record])
    else group.push(record)
  }
  return SERVICES.flatMap((service) => {
    const spots = byService.get(service)
    return spots === undefined
      ? []
      : [countOne(service, [...spots.values()], { ...about, facilities, now })]
  })
}

type About = {
  readonly facilities: ReadonlySet<string>
  readonly districts: Districts
  readonly now: Moment
}

function countOne(
  service: Service,
  groups: readonly Recorded[][],
  { facilities, districts, now }: About,
): ServiceNowCount {
  let facilitiesKnown = 0
  const spots: OffSpot[] = []
  const unconfirmed: OffSpot[] = []
  for (const group of groups) {
    const spot = spotOf(group)
    if (spot.facility !== undefined && !facilities.has(spot.facility)) continue
    if (spot.facility === undefined && spot.place === undefined) continue
    const told = outagesAt(
      group.map((record) => ({ ...record, stamps: {} })),
      spot,
      service,
    )
    const state = readServiceNow(told, now)
    if (state.tag === 'unknown') continue
    const district = districts.of(spot)
    const records = newestFirst(told)
    if (state.tag === 'stale') {
      const isOpen = told.some(({ outage }) => outage.endedAt === undefined)
      if (isOpen)
        unconfirmed.push({ ...spot, district, since: state.toldAt, state: 'off', outages: records })
      continue
    }
    if (spot.facility !== undefined) facilitiesKnown += 1
    if (state.tag === 'on') continue
    spots.push({ ...spot, district, since: state.since, state: state.tag, outages: records })
  }
  const longestFirst = (a: OffSpot, b: OffSpot) =>
    a.since - b.since || (keyOf(a) < keyOf(b) ? -1 : 1)
  spots.sort(longestFirst)
  const touched = new Set(spots.map(({ district }) => district))
  return {
    service,
    spots,
    unconfirmed: unconfirmed.sort(longestFirst),
    facilitiesOff: spots.filter(({ facility }) => facility !== undefined).length,
    facilitiesKnown,
    districtsOff: districts.codes.filter((code) => touched.has(code)),
  }
}

/** The same spot in all records of a group; only the place of a facility's may differ. */
function spotOf([first]: readonly Recorded[]): Pick<OffSpot, 'facility' | 'place'> {
  return { facility: textOf(first?.fields.facility), place: textOf(first?.fields.place) }
}

function newestFirst(told: readonly ToldOutage[]): RecordId[] {
  return [...told].sort((a, b) => b.outage.startedAt - a.outage.startedAt).map(({ id }) => id)
}

function textOf(value: Fields[string] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function keyOf({ facility, place }: Pick<OffSpot, 'facility' | 'place'>): string {
  return facility ?? place ?? ''
}
