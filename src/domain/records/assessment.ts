import type { Fields } from '../replica/merge.ts'
import { LOCATION_PRECISIONS } from './codes.ts'
import * as field from './field-schemas.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

export const ASSESSMENT_STATUSES = ['draft', 'approved', 'superseded'] as const
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number]
/** The languages that the catalogue has words in. */
export const DOCUMENT_LANGUAGES = ['en', 'uk', 'pl', 'de', 'et'] as const
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number]

/** A list of needs that a partner city reads, without contacts. What it says is computed from the
 *  records; with the approval it is frozen as text in pieces, `frozen/<n>`. */
export const ASSESSMENT_FIELDS = {
  title: field.text,
  for: field.text,
  language: field.language,
  createdAt: field.moment,
  status: field.code(ASSESSMENT_STATUSES),
  number: field.text,
  from: field.moment,
  to: field.moment,
  approvedAt: field.moment,
  supersedes: field.recordRef,
  'districts/*': field.flag,
  'frozen/*': field.text,
  'lines/*/*': field.flag,
  precision: field.code(LOCATION_PRECISIONS),
  sentAt: field.moment,
  note: field.text,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
} as const

export type Assessment = {
  readonly status: AssessmentStatus
  readonly number: string | undefined
  /** The donor that it is for; undefined for all. */
  readonly donor: string | undefined
  readonly language: DocumentLanguage
  readonly from: number
  readonly to: number
  /** None means all. */
  readonly districts: readonly string[]
  readonly precision: (typeof LOCATION_PRECISIONS)[number]
  readonly note: string | undefined
  readonly approvedAt: number | undefined
  readonly supersedes: string | undefined
  /** The document as it was approved, as text; undefined while it is a draft. */
  readonly frozen: string | undefined
  readonly removed: boolean
}

/** Reads an assessment from its fields; one without a period reads as of 1970, and so as empty. */
export function readAssessment(fields: Fields): Assessment {
  return {
    status: readCode(fields.status, ASSESSMENT_STATUSES) ?? 'draft',
    number: readText(fields.number),
    donor: readText(fields.for),
    language: readCode(fields.language, DOCUMENT_LANGUAGES) ?? 'en',
    from: readNumber(fields.from) ?? 0,
    to: readNumber(fields.to) ?? 0,
    districts: flagsOf(fields, 'districts/'),
    precision: readCode(fields.precision, LOCATION_PRECISIONS) ?? 'district',
    note: readText(fields.note),
    approvedAt: readNumber(fields.approvedAt),
    supersedes: readText(fields.supersedes),
    frozen: joinPieces(fields),
    removed: readFlag(fields.removed),
  }
}

/** A value holds at most 4,000 characters. */
const PIECE = 3900

/** Cuts a document into values that a record can hold; readAssessment joins them. */
export function cutPieces(text: string): Fields {
  const count = Math.max(1, Math.ceil(text.length / PIECE))
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `frozen/${String(n).padStart(3, '0')}`,
      text.slice(n * PIECE, (n + 1) * PIECE),
    ]),
  )
}

function joinPieces(fields: Fields): string | undefined {
  const paths = Object.keys(fields)
    .filter((path) => path.startsWith('frozen/'))
    .sort()
  return paths.length === 0 ? undefined : paths.map((path) => fields[path] ?? '').join('')
}

function flagsOf(fields: Fields, prefix: string): string[] {
  return Object.keys(fields)
    .filter((path) => path.startsWith(prefix) && fields[path] === true)
    .map((path) => path.slice(prefix.length))
    .sort()
}
