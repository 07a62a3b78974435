// The one registry kind → schema. A new record kind is a line here and a file beside this one.

import * as v from 'valibot'
import { MAX_PHOTOS, readPhotos } from '../files/photos.ts'
import type { Fields } from '../replica/merge.ts'
import { AID_FIELDS } from './aid.ts'
import { ASSESSMENT_FIELDS } from './assessment.ts'
import { DONOR_FIELDS } from './donor.ts'
import { FACILITY_FIELDS } from './facility.ts'
import type { FieldSchema } from './field-schemas.ts'
import { NEED_FIELDS } from './need.ts'
import { OUTAGE_FIELDS } from './outage.ts'
import { PERSON_FIELDS } from './person.ts'

export const KINDS = ['need', 'outage', 'aid', 'facility', 'donor', 'assessment', 'person'] as const
export type Kind = (typeof KINDS)[number]

/** Path → schema; `*` stands for the id of a collection's entry. */
export type FieldTable = Readonly<Record<string, FieldSchema>>

export const FIELD_TABLES: Readonly<Record<Kind, FieldTable>> = {
  need: NEED_FIELDS,
  outage: OUTAGE_FIELDS,
  aid: AID_FIELDS,
  facility: FACILITY_FIELDS,
  donor: DONOR_FIELDS,
  assessment: ASSESSMENT_FIELDS,
  person: PERSON_FIELDS,
}

export function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text)
}

/** True for kinds that no phone may write. */
export function isServerKind(kind: Kind): boolean {
  return kind === 'person'
}

/** Gives the first path whose value its kind does not allow, or the first photo beyond those that a
 *  record may have; what several phones add goes together, whatever it comes to. A path that this
 *  version does not know is let through untouched, so that an older and a newer app live side by side. */
export function findInvalidPath(kind: Kind, set: Fields): string | undefined {
  const table = FIELD_TABLES[kind]
  const wrong = Object.keys(set).find((path) => {
    const schema = schemaOf(table, path)
    return schema !== undefined && !v.is(schema, set[path])
  })
  return wrong ?? readPhotos(set).map((sha256) => `photos/${sha256}`)[MAX_PHOTOS]
}

function schemaOf(table: FieldTable, path: string): FieldSchema | undefined {
  if (Object.hasOwn(table, path)) return table[path]
  const [collection, , ...rest] = path.split('/')
  const inEntry = [collection, '*', ...rest].join('/')
  if (Object.hasOwn(table, inEntry)) return table[inEntry]
  const open = [collection, '*', ...rest.slice(0, -1), '*'].join('/')
  return rest.length > 0 && Object.hasOwn(table, open) ? table[open] : undefined
}
