import { LOCATION_PRECISIONS } from './codes.ts'
import * as field from './field-schemas.ts'

/** A list of needs that a partner city reads, without contacts. */
export const ASSESSMENT_FIELDS = {
  title: field.text,
  for: field.text,
  language: field.language,
  createdAt: field.moment,
  'lines/*/*': field.flag,
  precision: field.code(LOCATION_PRECISIONS),
  sentAt: field.moment,
  note: field.text,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
} as const
