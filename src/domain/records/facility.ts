import type { Fields } from '../replica/merge.ts'
import { FACILITY_TYPES, OUTAGE_QUEUES } from './codes.ts'
import * as field from './field-schemas.ts'
import { PLANNED_FIELDS } from './planned-fields.ts'
import { readFlag, readNumber, readText } from './read-fields.ts'

/** A hospital, a school, a boiler house, a residential building: where needs and outages are. */
export const FACILITY_FIELDS = {
  name: field.text,
  type: field.code(FACILITY_TYPES),
  place: field.placeCode,
  address: field.text,
  'location/lat': field.latitude,
  'location/lon': field.longitude,
  'location/accuracy': field.amount,
  critical: field.flag,
  people: field.count,
  'generator/power': field.amount,
  'generator/fuel': field.text,
  heating: field.text,
  queue: field.code(OUTAGE_QUEUES),
  ...PLANNED_FIELDS,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
} as const

export type Facility = {
  readonly name: string
  readonly type: string
  readonly place: string | undefined
  readonly address: string | undefined
  /** Where it stands; a few digits of a degree, as somebody's phone measured it. */
  readonly point: { readonly lat: number; readonly lon: number } | undefined
  readonly critical: boolean
  readonly removed: boolean
}

/** Reads a facility from its fields; an unnamed one reads as an empty name. */
export function readFacility(fields: Fields): Facility {
  return {
    name: readText(fields.name) ?? '',
    type: readText(fields.type) ?? 'other',
    place: readText(fields.place),
    address: readText(fields.address),
    point: readPoint(fields),
    critical: readFlag(fields.critical),
    removed: readFlag(fields.removed),
  }
}

function readPoint(fields: Fields): Facility['point'] {
  const [lat, lon] = [readNumber(fields['location/lat']), readNumber(fields['location/lon'])]
  return lat === undefined || lon === undefined ? undefined : { lat, lon }
}
