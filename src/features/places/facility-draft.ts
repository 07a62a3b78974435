import { parseAmount } from '../../domain/base/parse-amount.ts'
import { FACILITY_TYPES, OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { isPlaceCode } from '../../domain/records/place.ts'
import { readCode, readText } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'

/** A facility while it is being filled in; all but the switch are texts, as inputs hold them. */
export type FacilityDraft = {
  readonly name: string
  readonly type: string
  readonly place: string
  readonly address: string
  readonly people: string
  readonly queue: string
  readonly power: string
  readonly fuel: string
  readonly heating: string
  /** Where it stands, as digits; empty while nobody measured. */
  readonly lat: string
  readonly lon: string
  readonly accuracy: string
  readonly critical: boolean
}

export const NEW_FACILITY: FacilityDraft = {
  name: '',
  type: '',
  place: '',
  address: '',
  people: '',
  queue: '',
  power: '',
  fuel: '',
  heating: '',
  lat: '',
  lon: '',
  accuracy: '',
  critical: false,
}

export type FacilityFault = {
  readonly field: keyof FacilityDraft
  readonly code: FacilityFaultCode
}
export type FacilityFaultCode =
  | 'name-missing'
  | 'type-missing'
  | 'place-missing'
  | 'people-not-whole'
  | 'power-no-number'

/** Without water, heat or power these put people's lives at risk: they begin as critical. */
const CRITICAL_TYPES = new Set([
  'hospital',
  'maternity-hospital',
  'ambulance-station',
  'boiler-house',
  'chp-plant',
  'substation',
  'water-pumping-station',
  'water-treatment-plant',
  'sewage-pumping-station',
  'social-care-home',
  'fire-station',
  'invincibility-point',
])

export function startDraft(fields: Fields): FacilityDraft {
  const texts = { queue: fields.queue, fuel: fields['generator/fuel'], heating: fields.heating }
  return {
    name: readText(fields.name) ?? '',
    type: readText(fields.type) ?? '',
    place: readText(fields.place) ?? '',
    address: readText(fields.address) ?? '',
    people: writeNumber(fields.people),
    queue: readText(texts.queue) ?? '',
    power: writeNumber(fields['generator/power']),
    fuel: readText(texts.fuel) ?? '',
    heating: readText(texts.heating) ?? '',
    lat: writeNumber(fields['location/lat']),
    lon: writeNumber(fields['location/lon']),
    accuracy: writeNumber(fields['location/accuracy']),
    critical: fields.critical === true,
  }
}

/** Gives what another type changes; a facility whose importance nobody set yet gets the type's. */
export function chooseType(draft: FacilityDraft, type: string): TouchedFacility {
  const untouched = draft.critical === CRITICAL_TYPES.has(draft.type)
  return untouched ? { type, critical: CRITICAL_TYPES.has(type) } : { type }
}

/** A phone that has not joined yet knows no places; it is not asked for one that it cannot offer. */
export function checkFacility(
  draft: FacilityDraft,
  { placesKnown }: { placesKnown: boolean },
): FacilityFault[] {
  const faults: FacilityFault[] = []
  if (draft.name.trim() === '') faults.push({ field: 'name', code: 'name-missing' })
  if (!FACILITY_TYPES.some((type) => type === draft.type))
    faults.push({ field: 'type', code: 'type-missing' })
  if (placesKnown && !isPlaceCode(draft.place))
    faults.push({ field: 'place', code: 'place-missing' })
  if (readPeople(draft.people) === 'unreadable')
    faults.push({ field: 'people', code: 'people-not-whole' })
  if (parseAmount(draft.power) === 'unreadable')
    faults.push({ field: 'power', code: 'power-no-number' })
  return faults
}

/** Gives only what differs from the stored fields, so that an untouched field keeps its own stamp. */
export function writeFacility(draft: FacilityDraft, stored: Fields): Fields {
  const people = readPeople(draft.people)
  const wanted: Fields = {
    name: draft.name.trim(),
    type: draft.type,
    place: draft.place === '' ? null : draft.place,
    address: orNull(draft.address),
    people: people === 'unreadable' ? null : people,
    queue: readCode(draft.queue, OUTAGE_QUEUES) ?? null,
    'generator/power': numberOf(draft.power),
    'generator/fuel': orNull(draft.fuel),
    heating: orNull(draft.heating),
    'location/lat': numberOf(draft.lat),
    'location/lon': numberOf(draft.lon),
    'location/accuracy': numberOf(draft.accuracy),
    critical: draft.critical,
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([path, value]) => (stored[path] ?? unset(path)) !== value),
  )
}

function unset(path: string): null | false {
  return path === 'critical' ? false : null
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim()
}

function numberOf(typed: string): number | null {
  const amount = parseAmount(typed)
  return typeof amount === 'number' ? amount : null
}

function writeNumber(value: Value | undefined): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : ''
}

function readPeople(text: string): number | null | 'unreadable' {
  const digits = text.replace(/[\s\u00A0\u202F]/g, '')
  if (digits === '') return null
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 'unreadable'
}

/** Only what a person touched is kept as a draft: a colleague's newer value of another field shows
 *  through, and is not written back as it was when the form was opened. */
export type TouchedFacility = Partial<FacilityDraft>

/** Reads a draft that was left open; what an older version wrote in another shape is left out. */
export function readTouched(stored: Readonly<Record<string, unknown>>): TouchedFacility {
  const texts = TEXT_FIELDS.flatMap((name) => {
    const value = stored[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const { critical } = stored
  return {
    ...Object.fromEntries(texts),
    ...(typeof critical === 'boolean' ? { critical } : {}),
  }
}

const TEXT_FIELDS = [
  'name',
  'type',
  'place',
  'address',
  'people',
  'queue',
  'power',
  'fuel',
  'heating',
  'lat',
  'lon',
  'accuracy',
] as const
