import { FACILITY_TYPES } from '../../domain/records/codes.ts'
import { isPlaceCode } from '../../domain/records/place.ts'
import { readNumber, readText } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'

/** A facility while it is being filled in; all but the switch are texts, as inputs hold them. */
export type FacilityDraft = {
  readonly name: string
  readonly type: string
  readonly place: string
  readonly address: string
  readonly people: string
  readonly critical: boolean
}

export const NEW_FACILITY: FacilityDraft = {
  name: '',
  type: '',
  place: '',
  address: '',
  people: '',
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
  const people = readNumber(fields.people)
  return {
    name: readText(fields.name) ?? '',
    type: readText(fields.type) ?? '',
    place: readText(fields.place) ?? '',
    address: readText(fields.address) ?? '',
    people: people === undefined ? '' : String(people),
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
  return faults
}

/** Gives only what differs from the stored fields, so that an untouched field keeps its own stamp. */
export function writeFacility(draft: FacilityDraft, stored: Fields): Fields {
  const people = readPeople(draft.people)
  const wanted: Fields = {
    name: draft.name.trim(),
    type: draft.type,
    place: draft.place === '' ? null : draft.place,
    address: draft.address.trim() === '' ? null : draft.address.trim(),
    people: people === 'unreadable' ? null : people,
    critical: draft.critical,
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([path, value]) => (stored[path] ?? unset(path)) !== value),
  )
}

function unset(path: string): null | false {
  return path === 'critical' ? false : null
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

const TEXT_FIELDS = ['name', 'type', 'place', 'address', 'people'] as const
