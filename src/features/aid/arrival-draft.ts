// The form of an arrival, or of one that is expected: against an aid record that was promised, or
// a new one. A person counts what came off the lorry; the record keeps what is good and what is
// damaged apart.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readAid, type AidLine } from '../../domain/records/aid.ts'
import type { Unit } from '../../domain/records/codes.ts'
import { hasArrived } from './aid-steps.ts'
import { parseMoney, writeMoney } from './money.ts'
import { isCount, roundAmount, type Amount } from './quantity.ts'

export const STAGES = ['received', 'in-transit', 'agreed'] as const
export type Stage = (typeof STAGES)[number]

export type ArrivalLine = {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly unit: Unit
  readonly promised: Amount
  /** What came, the damaged included; or what is expected, while it has not come. */
  readonly arrived: Amount
  readonly damaged: Amount
}

/** A new record; the arrival of what a record promised; a change of what a record says. */
export const MODES = ['new', 'arrival', 'edit'] as const
export type Mode = (typeof MODES)[number]

export type ArrivalValues = {
  readonly mode: Mode
  /** The record that it is about; empty for a new one. */
  readonly aid: string
  readonly donor: string
  readonly form: 'goods' | 'money'
  readonly stage: Stage
  readonly expectedAt: Moment | null
  readonly lines: readonly ArrivalLine[]
  /** `<need>/<line>` of what it answers. */
  readonly answers: readonly string[]
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
  readonly text:
    | 'val.from'
    | 'aid.what.choose'
    | 'val.qty'
    | 'val.arrived'
    | 'val.damaged'
    | 'val.money'
}

export function emptyArrival(start: {
  facility?: string | undefined
  place?: string | undefined
}): ArrivalValues {
  return {
    mode: 'new',
    aid: '',
    donor: '',
    form: 'goods',
    stage: 'received',
    expectedAt: null,
    lines: [],
    answers: [],
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
  chosen: { item: string; unit: Unit; name?: string | undefined },
): ArrivalLine {
  const { item, unit, name = '' } = chosen
  return { id, item, name, unit, promised: null, arrived: 1, damaged: 0 }
}

/** Gives the form of a promised aid that has come: nothing is counted until somebody counts it. */
export function arrivalOf(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  return { ...readRecord(id, fields, start), mode: 'arrival', stage: 'received' }
}

/** Gives the form of a record as it is, to change what it says. */
export function editOf(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  const values = readRecord(id, fields, start)
  const { status, expectedAt } = readAid(fields)
  if (hasArrived(status)) return { ...values, mode: 'edit', stage: 'received' }
  const isUnderWay = status === 'in-transit' || status === 'at-customs'
  return {
    ...values,
    mode: 'edit',
    stage: isUnderWay ? 'in-transit' : 'agreed',
    expectedAt: expectedAt ?? null,
    lines: values.lines.map((line) => ({ ...line, arrived: line.promised })),
  }
}

function readRecord(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  const aid = readAid(fields)
  return {
    ...start,
    aid: id,
    donor: aid.donor ?? '',
    form: aid.form === 'money' ? 'money' : 'goods',
    lines: aid.lines.map(countedLine),
    answers: aid.answers.map(({ need, line }) => `${need}/${line}`),
    moneyAmount: aid.money === undefined ? '' : writeMoney(aid.money.amount),
    currency: aid.money?.currency ?? start.currency,
    purpose: aid.money?.purpose ?? '',
    facility: aid.facility ?? (aid.place === undefined ? start.facility : ''),
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
  return promised === null || arrived === null ? undefined : roundAmount(arrived - promised)
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
  // A record of a service, or one that an older app wrote, may name nothing.
  if (values.lines.length === 0 && values.mode === 'new')
    errors.push({ field: 'lines', text: 'aid.what.choose' })
  return [...errors, ...values.lines.flatMap((line) => findLineErrors(values, line))]
}

function countedLine(line: AidLine): ArrivalLine {
  return {
    id: line.id,
    item: line.item,
    name: line.name ?? '',
    unit: line.unit,
    promised: line.promised ?? null,
    arrived: line.received === undefined ? null : roundAmount(line.received + line.damaged),
    damaged: line.damaged,
  }
}

function findLineErrors({ stage, mode }: ArrivalValues, line: ArrivalLine): FormError[] {
  const field = arrivedFieldId(line.id)
  // Of a list that was promised nothing may have come; what nobody promised came, or is not written.
  const mayBeNone = mode !== 'new' && line.promised !== null && stage === 'received'
  if (!isCount(line.arrived, line.unit, mayBeNone))
    return [{ field, text: mayBeNone ? 'val.arrived' : 'val.qty' }]
  const damaged = line.damaged ?? 0
  if (stage === 'received' && (damaged > (line.arrived ?? 0) || damaged < 0))
    return [{ field: damagedFieldId(line.id), text: 'val.damaged' }]
  return []
}
