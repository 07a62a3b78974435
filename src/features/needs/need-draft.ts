// The form of a need: from a record to what a person sees and types, and back to a change.
// What is typed is kept as typed, so that a draft can hold what is not valid yet.

import type { RecordId } from '../../domain/base/ids.ts'
import { readSheet, rowRecordId } from '../../domain/base/paper-sheet.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import { NEED_REASONS, URGENCIES, type Urgency } from '../../domain/records/codes.ts'
import { readCode, readNumber, readText } from '../../domain/records/read-fields.ts'
import {
  isValidMinimum,
  isValidQuantity,
  lineFields,
  readLines,
  type LineValues,
  type SpecTypes,
} from './need-line-draft.ts'

export type NeedValues = {
  /** What people call it, where the items do not say it. */
  readonly title: string
  readonly lines: readonly LineValues[]
  /** Empty until a person chose. */
  readonly urgency: string
  readonly facility: string
  readonly place: string
  readonly address: string
  readonly people: string
  readonly neededBy: string
  readonly reason: string
  readonly outage: string
  readonly contactName: string
  readonly contactPhone: string
  readonly note: string
  /** Where the phone was when a person asked it; null for places that have an address. */
  readonly position: Position | null
  /** The paper log that it is keyed in from: the code of the sheet; null for none. */
  readonly sheet: string | null
  readonly row: string
}

export type Position = { readonly lat: number; readonly lon: number; readonly accuracy: number }

export type FormError = {
  /** The id of the field on the screen. */
  readonly field: string
  readonly text:
    | 'val.item'
    | 'val.qty'
    | 'val.minimum'
    | 'val.urg'
    | 'val.where'
    | 'val.people'
    | 'log.key.err.sheet'
    | 'log.key.err.row'
    | 'log.key.err.done'
}

export type NeedStart = {
  readonly facility?: string | undefined
  readonly place?: string | undefined
  readonly outage?: { readonly id: string; readonly people: number | undefined } | undefined
  readonly sheet?: string | null
}

export function emptyNeed({ facility, place, outage, sheet = null }: NeedStart): NeedValues {
  return {
    title: '',
    lines: [],
    urgency: '',
    facility: facility ?? '',
    place: place ?? '',
    address: '',
    people: outage?.people === undefined ? '' : String(outage.people),
    neededBy: '',
    reason: outage === undefined ? '' : 'outage',
    outage: outage?.id ?? '',
    contactName: '',
    contactPhone: '',
    note: '',
    position: null,
    sheet,
    row: '',
  }
}

/** Gives the values of a record's form. */
export function needValues(fields: Fields): NeedValues {
  return {
    title: readText(fields['title']) ?? '',
    lines: readLines(fields),
    urgency: readCode(fields['urgency'], URGENCIES) ?? '',
    facility: readText(fields['facility']) ?? '',
    place: readText(fields['place']) ?? '',
    address: readText(fields['address']) ?? '',
    people: typeof fields['peopleAffected'] === 'number' ? String(fields['peopleAffected']) : '',
    neededBy: readText(fields['neededBy']) ?? '',
    reason: readText(fields['reason']) ?? '',
    outage: readText(fields['outage']) ?? '',
    contactName: readText(fields['contact/name']) ?? '',
    contactPhone: readText(fields['contact/phone']) ?? '',
    note: readText(fields['note']) ?? '',
    position: readPosition(fields),
    sheet: null,
    row: '',
  }
}

/** Gives the record that a row of a paper log stands for: whoever keys it in, it is the same one.
 *  Undefined for a need that is on no paper. */
export function recordOfRow({ sheet, row }: NeedValues): RecordId | undefined {
  const code = sheet === null ? undefined : readSheet(sheet)
  return code === undefined ? undefined : rowRecordId(code, Number(row.trim() || Number.NaN))
}

/** Gives the position of a record; null where none was taken. */
export function readPosition(fields: Fields): Position | null {
  const lat = readNumber(fields['location/lat'])
  const lon = readNumber(fields['location/lon'])
  if (lat === undefined || lon === undefined) return null
  return { lat, lon, accuracy: readNumber(fields['location/accuracy']) ?? 0 }
}

export function quantityFieldId(line: string): string {
  return `quantity-${line}`
}

export function minimumFieldId(line: string): string {
  return `minimum-${line}`
}

/** Gives what stands in the way of saving, in the order of the form. `before`: the record as it was;
 *  a quantity that nobody knew may stay unknown. */
export function findErrors(values: NeedValues, before?: NeedValues): FormError[] {
  const errors: FormError[] = []
  if (values.sheet !== null && readSheet(values.sheet) === undefined)
    errors.push({ field: 'sheet', text: 'log.key.err.sheet' })
  else if (values.sheet !== null && recordOfRow(values) === undefined)
    errors.push({ field: 'row', text: 'log.key.err.row' })
  if (values.lines.length === 0) errors.push({ field: 'lines', text: 'val.item' })
  for (const line of values.lines)
    if (!isValidQuantity(line) && !wasUnknown(line, before))
      errors.push({ field: quantityFieldId(line.id), text: 'val.qty' })
  for (const line of values.lines)
    if (!isValidMinimum(line)) errors.push({ field: minimumFieldId(line.id), text: 'val.minimum' })
  if (readUrgency(values) === undefined) errors.push({ field: 'urgency', text: 'val.urg' })
  if (values.facility === '' && values.place === '')
    errors.push({ field: 'where', text: 'val.where' })
  if (parsePeople(values.people) === 'unreadable')
    errors.push({ field: 'people', text: 'val.people' })
  return errors
}

/** Gives what a new need writes. Expects values without errors. */
export function newNeed(values: NeedValues, types: SpecTypes): Fields {
  const set = { status: 'submitted', ...withoutEmpty(formFields(values, types)) }
  // A row that was taken back before is keyed in again: the same record, there once more.
  return values.sheet === null ? set : { ...set, removed: false }
}

/** Gives only the paths that the person changed, so that what somebody else changed meanwhile keeps
 *  its value; undefined when nothing was. A line taken out is marked, never cut. */
export function changedNeed(
  before: NeedValues,
  after: NeedValues,
  types: SpecTypes,
): Fields | undefined {
  const was = formFields(before, types)
  const is = formFields(after, types)
  const kept = new Set(after.lines.map(({ id }) => id))
  const set: Record<string, Value> = {}
  for (const [path, value] of Object.entries(is))
    if (value !== (was[path] ?? null)) set[path] = value
  for (const { id } of before.lines) if (!kept.has(id)) set[`lines/${id}/removed`] = true
  return Object.keys(set).length === 0 ? undefined : set
}

function readUrgency({ urgency }: NeedValues): Urgency | undefined {
  return readCode(urgency, URGENCIES)
}

function wasUnknown(line: LineValues, before: NeedValues | undefined): boolean {
  if (line.quantity !== null) return false
  return before?.lines.some(({ id, quantity }) => id === line.id && quantity === null) ?? false
}

function formFields(values: NeedValues, types: SpecTypes): Record<string, Value> {
  const people = parsePeople(values.people)
  const set: Record<string, Value> = {
    title: orNull(values.title),
    urgency: readUrgency(values) ?? null,
    facility: orNull(values.facility),
    place: orNull(values.place),
    address: orNull(values.address),
    peopleAffected: typeof people === 'number' ? people : null,
    neededBy: orNull(values.neededBy),
    reason: readCode(values.reason, NEED_REASONS) ?? null,
    outage: orNull(values.outage),
    'contact/name': orNull(values.contactName),
    'contact/phone': orNull(values.contactPhone),
    note: orNull(values.note),
    'location/lat': values.position?.lat ?? null,
    'location/lon': values.position?.lon ?? null,
    'location/accuracy': values.position?.accuracy ?? null,
  }
  for (const line of values.lines) Object.assign(set, lineFields(line, types))
  return set
}

function withoutEmpty(set: Readonly<Record<string, Value>>): Fields {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
}

function orNull(typed: string): Value {
  return typed.trim() === '' ? null : typed
}

function parsePeople(typed: string): number | undefined | 'unreadable' {
  const text = typed.replace(/[\s\u00a0]/g, '')
  if (text === '') return undefined
  return /^\d{1,9}$/.test(text) ? Number(text) : 'unreadable'
}
