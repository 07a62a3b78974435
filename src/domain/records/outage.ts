import type { Moment } from '../base/moment.ts'
import type { Fields } from '../replica/merge.ts'
import { entryIds } from '../replica/path.ts'
import {
  BACKUP_SOURCES,
  CHECK_STATES,
  OUTAGE_CAUSES,
  OUTAGE_EXTENTS,
  OUTAGE_QUEUES,
  SERVICES,
  START_PRECISIONS,
  type OutageCause,
  type OutageExtent,
  type Service,
} from './codes.ts'
import * as field from './field-schemas.ts'
import { PLANNED_FIELDS } from './planned-fields.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

/** Which service is off, where, since when. */
export const OUTAGE_FIELDS = {
  service: field.requiredCode(SERVICES),
  facility: field.recordRef,
  place: field.placeCode,
  address: field.text,
  scope: field.code(['place', 'building', 'street', 'district']),
  cause: field.code(OUTAGE_CAUSES),
  queue: field.code(OUTAGE_QUEUES),
  ...PLANNED_FIELDS,
  startedAt: field.requiredMoment,
  startedPrecision: field.code(START_PRECISIONS),
  endedAt: field.moment,
  extent: field.code(OUTAGE_EXTENTS),
  peopleAffected: field.count,
  note: field.text,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
  'photos/*': field.flag,
  'location/lat': field.latitude,
  'location/lon': field.longitude,
  'location/accuracy': field.amount,
  'backup/source': field.code(BACKUP_SOURCES),
  'backup/power': field.amount,
  'backup/fuelLitres': field.amount,
  'backup/litresPerHour': field.amount,
  /** What a battery still gives, as its display or somebody who knows it says. */
  'backup/batteryHours': field.amount,
  'backup/checkedAt': field.moment,
  'checks/*/at': field.moment,
  'checks/*/state': field.code(CHECK_STATES),
  'checks/*/removed': field.flag,
  /** Another record of the same event, where a person said so. */
  sameAs: field.recordRef,
} as const

/** Somebody looked later. Without a state it only says that. */
export type Check = {
  readonly at: Moment
  readonly state: (typeof CHECK_STATES)[number] | undefined
}

export type Outage = {
  readonly service: Service
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly address: string | undefined
  readonly cause: OutageCause
  readonly extent: OutageExtent
  readonly startedAt: number
  /** `before`: it was off already when somebody looked; the true start is not known. */
  readonly startedPrecision: 'exact' | 'about' | 'before'
  readonly endedAt: number | undefined
  readonly checks: readonly Check[]
  /** When it was written down, which may be days after it began. */
  readonly recordedAt: number | undefined
  readonly sameAs: string | undefined
  readonly note: string | undefined
  readonly removed: boolean
}

/** Reads an outage from its fields; a missing start reads as 1970, which every view treats as unknown. */
export function readOutage(fields: Fields): Outage {
  return {
    service: readCode(fields.service, SERVICES) ?? 'electricity',
    facility: readText(fields.facility),
    place: readText(fields.place),
    address: readText(fields.address),
    cause: readCode(fields.cause, OUTAGE_CAUSES) ?? 'unknown',
    extent: readCode(fields.extent, OUTAGE_EXTENTS) ?? 'full',
    startedAt: readNumber(fields.startedAt) ?? 0,
    startedPrecision: readCode(fields.startedPrecision, START_PRECISIONS) ?? 'exact',
    endedAt: readNumber(fields.endedAt),
    checks: readChecks(fields),
    recordedAt: readNumber(fields.recordedAt),
    sameAs: readText(fields.sameAs),
    note: readText(fields.note),
    removed: readFlag(fields.removed),
  }
}

function readChecks(fields: Fields): Check[] {
  return entryIds(fields, 'checks').flatMap((id): Check[] => {
    const at = readNumber(fields[`checks/${id}/at`])
    const state = readCode(fields[`checks/${id}/state`], CHECK_STATES)
    return at === undefined ? [] : [{ at, state }]
  })
}
