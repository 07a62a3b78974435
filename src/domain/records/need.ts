import { entryIds, type Value } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'
import { ITEM_IDS } from '../catalogue/item-ids.ts'
import {
  NEED_REASONS,
  NEED_STATUSES,
  UNITS,
  URGENCIES,
  type NeedStatus,
  type Unit,
  type Urgency,
} from './codes.ts'
import * as field from './field-schemas.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

/** What is missing, where, how urgently. `*` stands for the id of a collection's entry. */
export const NEED_FIELDS = {
  title: field.text,
  status: field.requiredCode(NEED_STATUSES),
  urgency: field.requiredCode(URGENCIES),
  facility: field.recordRef,
  place: field.placeCode,
  address: field.text,
  neededBy: field.day,
  reason: field.code(NEED_REASONS),
  outage: field.recordRef,
  peopleAffected: field.count,
  'contact/name': field.text,
  'contact/phone': field.text,
  'decision/reason': field.text,
  /** The need that this one is a double of: both records stay, only that one is counted. */
  sameAs: field.recordRef,
  note: field.text,
  confirmedAt: field.moment,
  verifiedAt: field.moment,
  requestedAt: field.moment,
  /** Which partners it was asked of: a donor's id → when. */
  'asked/*/at': field.moment,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
  'lines/*/item': field.requiredCode(ITEM_IDS),
  'lines/*/name': field.text,
  'lines/*/quantity': field.quantity,
  'lines/*/unit': field.requiredCode(UNITS),
  'lines/*/minimum': field.amount,
  'lines/*/substituteOk': field.flag,
  'lines/*/cashOk': field.flag,
  'lines/*/removed': field.flag,
  'lines/*/spec/*': field.specification,
  'photos/*': field.flag,
  'location/lat': field.latitude,
  'location/lon': field.longitude,
  'location/accuracy': field.amount,
} as const

export type NeedLine = {
  readonly id: string
  readonly item: string
  /** Only for an item that the catalogue does not have. */
  readonly name: string | undefined
  readonly quantity: number
  readonly unit: Unit
  readonly spec: Readonly<Record<string, Value>>
}

export type Need = {
  readonly status: NeedStatus
  readonly urgency: Urgency
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly address: string | undefined
  readonly peopleAffected: number | undefined
  readonly note: string | undefined
  readonly declinedBecause: string | undefined
  readonly outage: string | undefined
  /** Ids of the donors that it was asked of. */
  readonly askedOf: readonly string[]
  readonly confirmedAt: number | undefined
  readonly sameAs: string | undefined
  readonly removed: boolean
  readonly lines: readonly NeedLine[]
}

/** Reads a need from its fields. What an older or newer app left out or garbled gets its mildest meaning. */
export function readNeed(fields: Fields): Need {
  return {
    status: readCode(fields.status, NEED_STATUSES) ?? 'submitted',
    urgency: readCode(fields.urgency, URGENCIES) ?? 'standard',
    facility: readText(fields.facility),
    place: readText(fields.place),
    address: readText(fields.address),
    peopleAffected: readNumber(fields.peopleAffected),
    note: readText(fields.note),
    declinedBecause: readText(fields['decision/reason']),
    outage: readText(fields.outage),
    askedOf: entryIds(fields, 'asked').filter(
      (donor) => readNumber(fields[`asked/${donor}/at`]) !== undefined,
    ),
    confirmedAt: readNumber(fields.confirmedAt),
    sameAs: readText(fields.sameAs),
    removed: readFlag(fields.removed),
    lines: entryIds(fields, 'lines').map((id) => readNeedLine(fields, id)),
  }
}

function readNeedLine(fields: Fields, id: string): NeedLine {
  const at = `lines/${id}`
  return {
    id,
    item: readText(fields[`${at}/item`]) ?? 'other',
    name: readText(fields[`${at}/name`]),
    quantity: readNumber(fields[`${at}/quantity`]) ?? 0,
    unit: readCode(fields[`${at}/unit`], UNITS) ?? 'piece',
    spec: readSpec(fields, at),
  }
}

/** Gives the specification of one line as field → value. */
export function readSpec(fields: Fields, line: string): Readonly<Record<string, Value>> {
  const prefix = `${line}/spec/`
  const spec: Record<string, Value> = {}
  for (const [path, value] of Object.entries(fields)) {
    if (path.startsWith(prefix) && value !== null) spec[path.slice(prefix.length)] = value
  }
  return spec
}
