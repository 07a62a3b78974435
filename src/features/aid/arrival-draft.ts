// The form of an arrival, or of one that is expected: against an aid record that was promised, or
// a new one. A person counts what came off the lorry; the record keeps what is good and what is
// damaged apart.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import { readAid, type AidLine } from '../../domain/records/aid.ts'
import type { Unit } from '../../domain/records/codes.ts'
import { readText } from '../../domain/records/read-fields.ts'
import { parseMoney } from './money.ts'
import { isCount, type Amount } from './quantity.ts'

export const STAGES = ['received', 'in-transit', 'agreed'] as const
export type Stage = (typeof STAGES)[number]

export const OWN_ITEM = 'other'

export type ArrivalLine = {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly unit: Unit
  readonly promised: Amount
  /** What came, the damaged included; or what is expected, while it has not come. */
  readonly arrived: Amount
  readonly damaged: Amount
  /** `<need>/<line>` of the needs that it answers. */
  readonly answers: readonly string[]
}

export type ArrivalValues = {
  /** The promised aid that has come; empty for one that nobody wrote down before. */
  readonly aid: string
  readonly donor: string
  readonly form: 'goods' | 'money'
  readonly stage: Stage
  readonly expectedAt: Moment | null
  readonly lines: readonly ArrivalLine[]
  readonly moneyAmount: string
  readonly currency: string
  readonly purpose: string
  readonly facility: string
  readonly place: string
  readonly note: string
}

export type FormError = {
  /** The id of the field on the screen. */
  readonly field: string
  readonly text: 'val.from' | 'val.item' | 'val.qty' | 'val.arrived' | 'val.damaged' | 'val.money'
}

export function emptyArrival(start: {
  facility?: string | undefined
  place?: string | undefined
}): ArrivalValues {
  return {
    aid: '',
    donor: '',
    form: 'goods',
    stage: 'received',
    expectedAt: null,
    lines: [],
    moneyAmount: '',
    currency: 'EUR',
    purpose: '',
    facility: start.facility ?? '',
    place: start.place ?? '',
    note: '',
  }
}

export function newArrivalLine(
  id: string,
  chosen: { item: string; unit: Unit; name?: string | undefined; answers?: readonly string[] },
): ArrivalLine {
  const { item, unit, name = '', answers = [] } = chosen
  return { id, item, name, unit, promised: null, arrived: 1, damaged: 0, answers }
}

/** Gives the form of a promised aid that has come: nothing is counted until somebody counts it. */
export function arrivalOf(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  const aid = readAid(fields)
  return {
    ...start,
    aid: id,
    donor: aid.donor ?? '',
    form: aid.form === 'money' ? 'money' : 'goods',
    stage: 'received',
    lines: aid.lines.map((line) => countedLine(fields, line)),
    moneyAmount: aid.money === undefined ? '' : String(aid.money.amount / 100).replace('.', ','),
    currency: aid.money?.currency ?? start.currency,
    purpose: aid.money?.purpose ?? '',
    facility: aid.facility ?? start.facility,
    place: aid.place ?? (aid.facility === undefined ? start.place : ''),
    note: aid.note ?? '',
  }
}

/** «Усе за списком»: everything came as it was promised, and whole. */
export function countAsListed(values: ArrivalValues): ArrivalValues {
  return {
    ...values,
    lines: values.lines.map((line) =>
      line.promised === null ? line : { ...line, arrived: line.promised, damaged: 0 },
    ),
  }
}

/** Gives how many more came than were promised (less than zero: fewer); undefined where it cannot be said. */
export function differenceOf({ promised, arrived }: ArrivalLine): number | undefined {
  return promised === null || arrived === null ? undefined : round(arrived - promised)
}

export function arrivedFieldId(line: string): string {
  return `arrived-${line}`
}

export function damagedFieldId(line: string): string {
  return `damaged-${line}`
}

/** Gives what stands in the way of saving, in the order of the form. */
export function findErrors(values: ArrivalValues): FormError[] {
  const errors: FormError[] = []
  if (values.donor === '') errors.push({ field: 'donor', text: 'val.from' })
  if (values.form === 'money') {
    if (parseMoney(values.moneyAmount) === undefined)
      errors.push({ field: 'money', text: 'val.money' })
    return errors
  }
  if (values.lines.length === 0) errors.push({ field: 'lines', text: 'val.item' })
  return [...errors, ...values.lines.flatMap((line) => findLineErrors(values, line))]
}

/** Gives what a new aid record writes. Expects values without errors. */
export function newArrival(values: ArrivalValues, now: Moment): Fields {
  return withoutEmpty({
    donor: values.donor,
    form: values.form,
    note: orNull(values.note),
    ...stageFields(values, now),
    ...whereFields(values),
    ...contentFields(values),
  })
}

/** Gives what an arrival writes into the aid record that promised it: that it came, what was counted,
 *  and only those of its other paths that the person changed. */
export function arrivalChange(fields: Fields, values: ArrivalValues, now: Moment): Fields {
  const came = stageFields(values, now)
  const rest = {
    donor: values.donor,
    note: orNull(values.note),
    ...whereFields(values),
    ...contentFields(values),
  }
  const changed = Object.entries(rest).filter(([path, value]) => value !== (fields[path] ?? null))
  return { ...withoutEmpty(came), ...Object.fromEntries(changed) }
}

function countedLine(fields: Fields, line: AidLine): ArrivalLine {
  const counted = line.received === undefined ? null : round(line.received + line.damaged)
  const answer =
    line.forNeed === undefined || line.forLine === undefined
      ? []
      : [`${line.forNeed}/${line.forLine}`]
  return {
    id: line.id,
    item: line.item,
    name: readText(fields[`lines/${line.id}/name`]) ?? '',
    unit: line.unit,
    promised: line.promised ?? null,
    arrived: counted,
    damaged: line.damaged,
    answers: answer,
  }
}

function findLineErrors({ stage, aid }: ArrivalValues, line: ArrivalLine): FormError[] {
  const field = arrivedFieldId(line.id)
  // Of a list that was promised nothing may have come; what nobody promised came, or is not written.
  const mayBeNone = aid !== '' && line.promised !== null && stage === 'received'
  if (!isCount(line.arrived, line.unit, mayBeNone))
    return [{ field, text: mayBeNone ? 'val.arrived' : 'val.qty' }]
  const damaged = line.damaged ?? 0
  if (stage === 'received' && (damaged > (line.arrived ?? 0) || damaged < 0))
    return [{ field: damagedFieldId(line.id), text: 'val.damaged' }]
  return []
}

function stageFields({ stage, expectedAt }: ArrivalValues, now: Moment): Record<string, Value> {
  if (stage === 'received') return { status: 'received', receivedAt: now }
  return { status: stage, promisedAt: now, expectedAt }
}

function whereFields({ facility, place }: ArrivalValues): Record<string, Value> {
  return { facility: orNull(facility), place: orNull(place) }
}

function contentFields(values: ArrivalValues): Record<string, Value> {
  if (values.form === 'goods')
    return Object.assign({}, ...values.lines.map((line) => lineFields(values.stage, line)))
  return {
    'money/amount': parseMoney(values.moneyAmount) ?? null,
    'money/currency': values.currency,
    'money/purpose': orNull(values.purpose),
  }
}

function lineFields(stage: Stage, line: ArrivalLine): Record<string, Value> {
  const at = `lines/${line.id}`
  const came = stage === 'received'
  const damaged = line.damaged ?? 0
  const set: Record<string, Value> = {
    [`${at}/item`]: line.item,
    [`${at}/name`]: orNull(line.name),
    [`${at}/unit`]: line.unit,
    [`${at}/promised`]: came ? line.promised : line.arrived,
    [`${at}/received`]: came && line.arrived !== null ? round(line.arrived - damaged) : null,
    [`${at}/damaged`]: came && damaged > 0 ? damaged : null,
  }
  for (const answer of line.answers) set[`needs/${answer}`] = true
  // Items of the catalogue find their need by what they are; one of a person's own must be told.
  const [only, ...more] = line.answers.map((answer) => answer.split('/'))
  if (line.item === OWN_ITEM && only !== undefined && more.length === 0) {
    set[`${at}/forNeed`] = only[0] ?? null
    set[`${at}/forLine`] = only[1] ?? null
  }
  return set
}

function withoutEmpty(set: Readonly<Record<string, Value>>): Fields {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
}

function orNull(typed: string): Value {
  return typed.trim() === '' ? null : typed
}

function round(amount: number): number {
  return Math.round(amount * 1000) / 1000
}
