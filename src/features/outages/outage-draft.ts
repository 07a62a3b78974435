// The form of an outage: from a record to values that a person types, and back to changes.
// Everything typed is kept as typed, so that a draft can hold what is not valid yet.

import type { Moment } from '../../domain/base/moment.ts'
import { parseAmount } from '../../domain/base/parse-amount.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import {
  BACKUP_SOURCES,
  OUTAGE_CAUSES,
  OUTAGE_EXTENTS,
  OUTAGE_QUEUES,
  START_PRECISIONS,
  type Service,
} from '../../domain/records/codes.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { readCode, readNumber, readText } from '../../domain/records/read-fields.ts'
import { hasBattery, hasFuel, hasPower, hasQueue } from './outage-asks.ts'

export const SCOPES = ['place', 'building', 'street', 'district'] as const

export type OutageValues = {
  readonly services: readonly string[]
  readonly facility: string
  readonly place: string
  /** A street with houses, where no facility says it. */
  readonly address: string
  readonly queue: string
  readonly startedAt: Moment | null
  readonly precision: string
  readonly isOver: boolean
  readonly endedAt: Moment | null
  readonly cause: string
  readonly extent: string
  readonly scope: string
  readonly people: string
  readonly source: string
  readonly power: string
  readonly fuelLitres: string
  readonly litresPerHour: string
  readonly batteryHours: string
  /** Where it is, for a place without an address. */
  readonly lat: string
  readonly lon: string
  readonly accuracy: string
  readonly note: string
}

export type OutageField =
  | 'services'
  | 'where'
  | 'startedAt'
  | 'endedAt'
  | 'people'
  | 'power'
  | 'fuelLitres'
  | 'litresPerHour'
  | 'batteryHours'

export type FormError = {
  readonly field: OutageField
  readonly text:
    | 'val.service'
    | 'val.where'
    | 'val.time.start'
    | 'val.time.end'
    | 'val.time.future'
    | 'val.time.swapped'
    | 'val.people'
    | 'val.amount'
}

/** How far ahead a start may lie: clocks of phones differ by minutes, never by more. */
const AHEAD_MS = 2 * 60_000

export function emptyOutage(start: {
  service: Service
  facility: string | undefined
  place: string | undefined
  /** The facility's, where it is known. */
  queue?: string | undefined
  now: Moment
}): OutageValues {
  return {
    services: [start.service],
    facility: start.facility ?? '',
    place: start.place ?? '',
    address: '',
    queue: start.queue ?? '',
    startedAt: start.now,
    precision: 'exact',
    isOver: false,
    endedAt: null,
    cause: '',
    extent: 'full',
    scope: '',
    people: '',
    source: '',
    power: '',
    fuelLitres: '',
    litresPerHour: '',
    batteryHours: '',
    lat: '',
    lon: '',
    accuracy: '',
    note: '',
  }
}

/** Gives the values of a record's form, as typed. */
export function outageValues(fields: Fields): OutageValues {
  const outage = readOutage(fields)
  return {
    services: [outage.service],
    facility: outage.facility ?? '',
    place: outage.place ?? '',
    address: outage.address ?? '',
    queue: readText(fields['queue']) ?? '',
    startedAt: readNumber(fields['startedAt']) ?? null,
    precision: outage.startedPrecision,
    isOver: outage.endedAt !== undefined,
    endedAt: outage.endedAt ?? null,
    cause: readText(fields['cause']) ?? '',
    extent: outage.extent,
    scope: readText(fields['scope']) ?? '',
    people: writeNumber(fields['peopleAffected']),
    source: readText(fields['backup/source']) ?? '',
    power: writeNumber(fields['backup/power']),
    fuelLitres: writeNumber(fields['backup/fuelLitres']),
    litresPerHour: writeNumber(fields['backup/litresPerHour']),
    batteryHours: writeNumber(fields['backup/batteryHours']),
    lat: writeNumber(fields['location/lat']),
    lon: writeNumber(fields['location/lon']),
    accuracy: writeNumber(fields['location/accuracy']),
    note: outage.note ?? '',
  }
}

/** Gives what stands in the way of saving, in the order of the form. */
export function findErrors(values: OutageValues, now: Moment): FormError[] {
  const errors: FormError[] = []
  if (values.services.length === 0) errors.push({ field: 'services', text: 'val.service' })
  if (values.facility === '' && values.place === '')
    errors.push({ field: 'where', text: 'val.where' })
  errors.push(...findTimeErrors(values, now))
  const people = parseAmount(values.people)
  if (people === 'unreadable' || (people !== undefined && !Number.isInteger(people)))
    errors.push({ field: 'people', text: 'val.people' })
  if (hasPower(values) && parseAmount(values.power) === 'unreadable')
    errors.push({ field: 'power', text: 'val.amount' })
  if (hasFuel(values))
    for (const field of ['fuelLitres', 'litresPerHour'] as const)
      if (parseAmount(values[field]) === 'unreadable') errors.push({ field, text: 'val.amount' })
  if (hasBattery(values) && parseAmount(values.batteryHours) === 'unreadable')
    errors.push({ field: 'batteryHours', text: 'val.amount' })
  return errors
}

/** Gives one set of fields for each service that was chosen: each outage is a record of its own. */
export function newOutages(values: OutageValues, now: Moment): Fields[] {
  const filled = Object.entries(formFields(values, now)).filter(([, value]) => value !== null)
  const shared = withFuelTime(Object.fromEntries(filled), now)
  const { queue: _queue, ...others } = shared
  return values.services.map((service) =>
    service === 'electricity' ? { service, ...shared } : { service, ...others },
  )
}

/** Gives only what the person changed: what somebody else changed meanwhile keeps its value. */
export function changedFields(
  before: OutageValues,
  after: OutageValues,
  now: Moment,
): Fields | undefined {
  const was = { ...formFields(before, now), ...serviceOf(before) }
  const is = { ...formFields(after, now), ...serviceOf(after) }
  const changed = Object.entries(is).filter(([path, value]) => value !== was[path])
  return changed.length === 0 ? undefined : withFuelTime(Object.fromEntries(changed), now)
}

function findTimeErrors({ startedAt, isOver, endedAt }: OutageValues, now: Moment): FormError[] {
  if (startedAt === null) return [{ field: 'startedAt', text: 'val.time.start' }]
  if (startedAt > now + AHEAD_MS) return [{ field: 'startedAt', text: 'val.time.future' }]
  if (!isOver) return []
  if (endedAt === null) return [{ field: 'endedAt', text: 'val.time.end' }]
  if (endedAt > now + AHEAD_MS) return [{ field: 'endedAt', text: 'val.time.future' }]
  return endedAt < startedAt ? [{ field: 'endedAt', text: 'val.time.swapped' }] : []
}

function formFields(values: OutageValues, now: Moment): Record<string, Value> {
  const fuel = hasFuel(values)
  return {
    facility: values.facility === '' ? null : values.facility,
    place: values.place === '' ? null : values.place,
    address: values.address.trim() === '' ? null : values.address.trim(),
    queue: hasQueue(values) ? (readCode(values.queue, OUTAGE_QUEUES) ?? null) : null,
    startedAt: values.startedAt ?? now,
    startedPrecision: readCode(values.precision, START_PRECISIONS) ?? 'exact',
    endedAt: values.isOver ? values.endedAt : null,
    cause: readCode(values.cause, OUTAGE_CAUSES) ?? null,
    extent: readCode(values.extent, OUTAGE_EXTENTS) ?? 'full',
    scope: readCode(values.scope, SCOPES) ?? null,
    peopleAffected: amountOf(values.people),
    'backup/source': readCode(values.source, BACKUP_SOURCES) ?? null,
    'backup/power': hasPower(values) ? amountOf(values.power) : null,
    'backup/fuelLitres': fuel ? amountOf(values.fuelLitres) : null,
    'backup/litresPerHour': fuel ? amountOf(values.litresPerHour) : null,
    'backup/batteryHours': hasBattery(values) ? amountOf(values.batteryHours) : null,
    'location/lat': amountOf(values.lat),
    'location/lon': amountOf(values.lon),
    'location/accuracy': amountOf(values.accuracy),
    note: values.note.trim() === '' ? null : values.note,
  }
}

function serviceOf({ services }: OutageValues): Record<string, Value> {
  const [service] = services
  return service === undefined ? {} : { service }
}

/** A count of litres or hours means nothing without the time at which somebody looked. */
function withFuelTime(set: Fields, now: Moment): Fields {
  const isCounted = ['backup/fuelLitres', 'backup/batteryHours'].some(
    (path) => typeof set[path] === 'number',
  )
  return isCounted ? { ...set, 'backup/checkedAt': now } : set
}

function amountOf(typed: string): number | null {
  const amount = parseAmount(typed)
  return typeof amount === 'number' ? amount : null
}

function writeNumber(value: Value | undefined): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : ''
}
