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
  /** ISO 639, two letters: what they read and write; empty where it is not known. */
  readonly language: string
}

export const NEW_DONOR: DonorDraft = {
  nameUk: '',
  nameEn: '',
  type: '',
  country: '',
  contact: '',
  language: '',
}

/** In what a request to a partner can be written, the languages of the assessments first. */
export const DONOR_LANGUAGES = [
  'uk',
  'en',
  'pl',
  'de',
  'et',
  'cs',
  'da',
  'es',
  'fi',
  'fr',
  'it',
  'ja',
  'lt',
  'lv',
  'nl',
  'no',
  'pt',
  'ro',
  'sk',
  'sv',
] as const

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
    language: readText(fields.language) ?? '',
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
    language: textOrNull(draft.language),
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([path, value]) => (stored[path] ?? null) !== value),
  )
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** Only what a person touched is kept as a draft: a colleague's newer value of another field shows
 *  through, and is not written back as it was when the form was opened. */
export type TouchedDonor = Partial<DonorDraft>

/** Reads a draft that was left open; what an older version wrote in another shape is left out. */
export function readTouched(stored: Readonly<Record<string, unknown>>): TouchedDonor {
  const texts = FIELDS.flatMap((name) => {
    const value = stored[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(texts)
}

const FIELDS = ['nameUk', 'nameEn', 'type', 'country', 'contact', 'language'] as const
