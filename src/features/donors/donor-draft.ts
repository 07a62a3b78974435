import { DONOR_TYPES } from '../../domain/records/codes.ts'
import { readText } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'

export type DonorDraft = {
  readonly nameUk: string
  readonly nameEn: string
  readonly type: string
  /** ISO 3166, two letters; empty where it is not known. */
  readonly country: string
  readonly contact: string
}

export const NEW_DONOR: DonorDraft = { nameUk: '', nameEn: '', type: '', country: '', contact: '' }

export type DonorFault = {
  readonly field: keyof DonorDraft
  readonly code: 'name-missing' | 'type-missing'
}

/** Where help for Ukrainian municipalities mostly comes from; the rest of the world follows by name. */
export const FREQUENT_COUNTRIES = [
  'UA',
  'PL',
  'DE',
  'EE',
  'LV',
  'LT',
  'CZ',
  'SK',
  'RO',
  'MD',
  'HU',
  'AT',
  'CH',
  'FR',
  'IT',
  'ES',
  'PT',
  'NL',
  'BE',
  'LU',
  'GB',
  'IE',
  'DK',
  'SE',
  'NO',
  'FI',
  'IS',
  'GR',
  'BG',
  'HR',
  'SI',
  'TR',
  'US',
  'CA',
  'JP',
  'KR',
  'AU',
  'NZ',
  'TW',
  'IL',
] as const

export function startDraft(fields: Fields): DonorDraft {
  return {
    nameUk: readText(fields['name/uk']) ?? '',
    nameEn: readText(fields['name/en']) ?? '',
    type: readText(fields.type) ?? '',
    country: readText(fields.country) ?? '',
    contact: readText(fields.contact) ?? '',
  }
}

/** One name is enough: in the stairwell nobody knows how the partner writes itself in English. */
export function checkDonor(draft: DonorDraft): DonorFault[] {
  const faults: DonorFault[] = []
  if (draft.nameUk.trim() === '' && draft.nameEn.trim() === '')
    faults.push({ field: 'nameUk', code: 'name-missing' })
  if (!DONOR_TYPES.some((type) => type === draft.type))
    faults.push({ field: 'type', code: 'type-missing' })
  return faults
}

/** Gives only what differs from the stored fields, so that an untouched field keeps its own stamp. */
export function writeDonor(draft: DonorDraft, stored: Fields): Fields {
  const wanted: Fields = {
    'name/uk': textOrNull(draft.nameUk),
    'name/en': textOrNull(draft.nameEn),
    type: draft.type,
    country: textOrNull(draft.country),
    contact: textOrNull(draft.contact),
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([path, value]) => (stored[path] ?? null) !== value),
  )
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** Reads a draft that was left open; undefined where it is of another shape. */
export function readDonorDraft(stored: Readonly<Record<string, unknown>>): DonorDraft | undefined {
  const { nameUk, nameEn, type, country, contact } = stored
  if (![nameUk, nameEn, type, country, contact].every((text) => typeof text === 'string'))
    return undefined
  return {
    nameUk: String(nameUk),
    nameEn: String(nameEn),
    type: String(type),
    country: String(country),
    contact: String(contact),
  }
}
