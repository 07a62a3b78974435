// How much of a place leaves the municipality. The default names the municipality and its district;
// critical infrastructure not even that. Legal ground: docs/security.md. [EX2] [EX3]

import type { RecordId } from '../domain/base/ids.ts'
import { containsPlace, oblastOf } from '../domain/records/place.ts'
import { readFacility } from '../domain/records/facility.ts'
import { readNumber } from '../domain/records/read-fields.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Allowed, Column, ExportWords, Table } from './table.ts'

/** Types whose place together with an outage tells more than a partner city needs to know. */
const INFRASTRUCTURE: ReadonlySet<string> = new Set([
  'boiler-house',
  'chp-plant',
  'heat-substation',
  'substation',
  'water-pumping-station',
  'water-treatment-plant',
  'sewage-pumping-station',
  'borehole',
  'fire-station',
  'transport-depot',
])

/** True for a type of place whose district is not told to readers outside. */
export function isSensitive(type: string | undefined): boolean {
  return INFRASTRUCTURE.has(type ?? '')
}

export type CityPlaces = {
  readonly municipality: string
  /** City districts, else settlements. */
  readonly divisions: readonly string[]
  readonly facilities: ReadonlyMap<string, Fields>
  /** An inner point of a place, longitude first, where one is known. */
  readonly pointOf: (code: string) => readonly [number, number] | undefined
}

export type PlaceOut = {
  readonly district: string | undefined
  readonly facilityType: string | undefined
  readonly isInfrastructure: boolean
  readonly name: string | undefined
  readonly address: string | undefined
  readonly point: Table['points'][number]
}

type Spot = {
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly address: string | undefined
}

/** Gives whether a record belongs into a file about one division. What may not be told of its district
 *  is in no such file: to be there would tell it. */
export function insideOf(
  district: string | undefined,
  { city, allowed }: { readonly city: CityPlaces; readonly allowed: Allowed },
): (spot: Omit<Spot, 'address'>) => boolean {
  return ({ facility, place }) => {
    if (district === undefined) return true
    const own = facility === undefined ? undefined : city.facilities.get(facility)
    const known = own === undefined ? undefined : readFacility(own)
    if (isSensitive(known?.type) && !allowed.exactPlaces) return false
    const at = known?.place ?? place
    return at !== undefined && containsPlace(district, at)
  }
}

/** Gives what may be said of where a record is. */
export function placeOut(
  spot: Spot,
  fields: Fields,
  { city, allowed }: { readonly city: CityPlaces; readonly allowed: Allowed },
): PlaceOut {
  const own = spot.facility === undefined ? undefined : city.facilities.get(spot.facility)
  const facility = own === undefined ? undefined : readFacility(own)
  const at = facility?.place ?? spot.place
  const isInfrastructure = isSensitive(facility?.type)
  const isHidden = isInfrastructure && !allowed.exactPlaces
  const district = isHidden
    ? undefined
    : city.divisions.find((code) => at !== undefined && containsPlace(code, at))
  const rough = isHidden ? undefined : city.pointOf(district ?? city.municipality)
  if (!allowed.exactPlaces)
    return {
      district,
      facilityType: isHidden ? undefined : facility?.type,
      isInfrastructure,
      name: undefined,
      address: undefined,
      point: rough,
    }
  return {
    district,
    facilityType: facility?.type,
    isInfrastructure,
    name: facility?.name,
    address: spot.address ?? facility?.address,
    point: pointOf(fields) ?? (own && pointOf(own)) ?? rough,
  }
}

function pointOf(fields: Fields): readonly [number, number] | undefined {
  const lat = readNumber(fields['location/lat'])
  const lon = readNumber(fields['location/lon'])
  return lat === undefined || lon === undefined ? undefined : [lon, lat]
}

type Placed = { readonly id: RecordId; readonly place: PlaceOut }

/** Gives the columns of where a record is; `dest` marks the place that aid goes to. */
export function placeColumns(
  words: ExportWords,
  { city, allowed }: { readonly city: CityPlaces; readonly allowed: Allowed },
  dest = '',
): readonly Column<Placed>[] {
  const isCity = city.divisions.some((code) => code.slice(12, 14) !== '00')
  const level = isCity ? 'adm5' : 'adm4'
  const exact: readonly Column<Placed>[] = [
    {
      key: 'placeName',
      header: { uk: 'Об’єкт', en: 'Facility' },
      hxl: `#loc+name${dest}`,
      cell: ({ place }) => place.name,
    },
    {
      key: 'address',
      header: { uk: 'Адреса', en: 'Address' },
      hxl: `#loc+address${dest}`,
      cell: ({ place }) => place.address,
    },
    {
      key: 'lat',
      header: { uk: 'Широта', en: 'Latitude' },
      hxl: `#geo+lat${dest}`,
      cell: ({ place }) => place.point?.[1],
    },
    {
      key: 'lon',
      header: { uk: 'Довгота', en: 'Longitude' },
      hxl: `#geo+lon${dest}`,
      cell: ({ place }) => place.point?.[0],
    },
  ]
  return [
    {
      key: 'oblastCode',
      header: { uk: 'Код області', en: 'Oblast code' },
      hxl: `#adm1+code+v_pcodes${dest}`,
      cell: () => oblastOf(city.municipality),
    },
    {
      key: 'municipality',
      header: { uk: 'Громада', en: 'Municipality' },
      hxl: `#adm3+name+i_${words.language}${dest}`,
      cell: () => words.place(city.municipality),
    },
    {
      key: 'districtCode',
      header: { uk: 'Код району чи населеного пункту', en: 'District code' },
      hxl: `#${level}+code+v_katottg${dest}`,
      cell: ({ place }) => place.district,
    },
    {
      key: 'district',
      header: { uk: 'Район чи населений пункт', en: 'District' },
      hxl: `#${level}+name+i_${words.language}${dest}`,
      cell: ({ place }) => (place.district === undefined ? undefined : words.place(place.district)),
    },
    {
      key: 'placeType',
      header: { uk: 'Тип об’єкта', en: 'Type of place' },
      hxl: `#loc+type${dest}`,
      cell: ({ place }) => sayType(place, words),
    },
    ...(allowed.exactPlaces ? exact : []),
  ]
}

function sayType({ facilityType, isInfrastructure }: PlaceOut, words: ExportWords) {
  if (facilityType !== undefined) return words.facilityType(facilityType)
  if (!isInfrastructure) return undefined
  return words.language === 'uk' ? 'Об’єкт інфраструктури' : 'Infrastructure facility'
}
