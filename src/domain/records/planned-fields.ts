import { OUTAGE_QUEUES } from './codes.ts'
import * as field from './field-schemas.ts'

/** The hourly schedule of a day, as somebody read it, in the record of a facility, or of an outage where
 *  there is none. One entry a day of the month, used again a month later, so that a record does not grow
 *  for ever. See domain/views/schedule.ts. */
export const PLANNED_FIELDS = {
  'planned/*/day': field.day,
  'planned/*/queue': field.code(OUTAGE_QUEUES),
  'planned/*/off': field.text,
  'planned/*/readAt': field.moment,
  'planned/*/removed': field.flag,
} as const
