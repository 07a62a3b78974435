import type { Fields } from '../replica/merge.ts'
import { DONOR_TYPES } from './codes.ts'
import * as field from './field-schemas.ts'
import { readFlag, readText } from './read-fields.ts'

/** A partner city, an agency, a charity, a business or a person that gives. */
export const DONOR_FIELDS = {
  'name/uk': field.text,
  'name/en': field.text,
  country: field.country,
  type: field.code(DONOR_TYPES),
  contact: field.text,
  language: field.language,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
} as const

export type Donor = {
  readonly name: { readonly uk: string; readonly en: string }
  readonly country: string | undefined
  readonly removed: boolean
}

/** Reads a donor from its fields; a name known in one language stands for the other. */
export function readDonor(fields: Fields): Donor {
  const uk = readText(fields['name/uk'])
  const en = readText(fields['name/en'])
  return {
    name: { uk: uk ?? en ?? '', en: en ?? uk ?? '' },
    country: readText(fields.country),
    removed: readFlag(fields.removed),
  }
}
