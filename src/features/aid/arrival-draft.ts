// The form of an arrival, or of one that is expected: against an aid record that was promised, or
// a new one. A person counts what came off the lorry; the record keeps what is good and what is
// damaged apart.

import { parseMoney } from '../../domain/base/parse-money.ts'
import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readAid } from '../../domain/records/aid.ts'
import { readAidService } from '../../domain/records/aid-papers.ts'
import type { AidForm, AidStatus } from '../../domain/records/codes.ts'
import { readText } from '../../domain/records/read-fields.ts'
import { hasArrived, isUncleared } from './aid-steps.ts'
import {
  countedLine,
  findLineFaults,
  promisedUnits,
  type ArrivalLine,
  type LineFault,
} from './arrival-line-draft.ts'
import { writeMoney } from './money.ts'

/** Where it is now; the furthest first, because most of what is written down is here already. */
export const STAGES = [
  'received',
  'at-customs',
  'in-transit',
  'in-preparation',
  'agreed',
  'offered',
] as const satisfies readonly AidStatus[]
export type Stage = (typeof STAGES)[number]

/** A new record; the arrival of what a record promised; a change of what a record says. */
export const MODES = ['new', 'arrival', 'edit'] as const
export type Mode = (typeof MODES)[number]

export type ArrivalValues = {
  readonly mode: Mode
  /** The record that it is about; empty for a new one. */
  readonly aid: string
  readonly donor: string
  readonly form: AidForm
  readonly stage: Stage
  readonly expectedAt: Moment | null
  /** When it came; null for now. */
  readonly receivedAt: Moment | null
  readonly receivedBy: string
  /** It stands at customs, or stood there and nobody said when it left. */
  readonly uncleared: boolean
  readonly lines: readonly ArrivalLine[]
  /** `<need>/<line>` of what it answers. */
  readonly answers: readonly string[]
  readonly moneyAmount: string
  /** Of the money, and of the value of the lines. */
  readonly currency: string
  readonly purpose: string
  readonly serviceType: string
  readonly people: string
  readonly days: string
  readonly facility: string
  readonly place: string
  readonly note: string
}

export type FormError = {
  /** The id of the field on the screen. */
  readonly field: string
  readonly text:
    | LineFault['text']
    | 'val.from'
    | 'aid.what.choose'
    | 'val.money'
    | 'val.people'
    | 'aid.service.err'
    | 'aid.service.err.days'
    | 'aid.recv.err.future'
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
    receivedAt: null,
    receivedBy: '',
    uncleared: false,
    lines: [],
    answers: [],
    moneyAmount: '',
    currency: 'EUR',
    purpose: '',
    serviceType: '',
    people: '',
    days: '',
    facility: start.facility ?? '',
    place: start.place ?? '',
    note: '',
  }
}

/** Gives the form of a promised aid that has come: nothing is counted until somebody counts it. */
export function arrivalOf(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  return { ...readRecord(id, fields, start), mode: 'arrival', stage: 'received' }
}

/** Gives the form of a record as it is, to change what it says. */
export function editOf(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  const values = readRecord(id, fields, start)
  const { status, expectedAt, receivedAt } = readAid(fields)
  const stage = STAGES.find((one) => one === status) ?? 'received'
  if (stage === 'received' || hasArrived(status))
    return { ...values, mode: 'edit', stage: 'received', receivedAt: receivedAt ?? null }
  return {
    ...values,
    mode: 'edit',
    stage,
    expectedAt: expectedAt ?? null,
    lines: values.lines.map((line) => ({ ...line, arrived: line.promised })),
  }
}

function readRecord(id: string, fields: Fields, start: ArrivalValues): ArrivalValues {
  const aid = readAid(fields)
  const { type, people, days } = readAidService(fields)
  return {
    ...start,
    aid: id,
    donor: aid.donor ?? '',
    form: aid.form,
    receivedBy: readText(fields['receivedBy']) ?? '',
    uncleared: isUncleared(fields),
    lines: aid.lines.map((line) => countedLine(fields, line)),
    answers: aid.answers.map(({ need, line }) => `${need}/${line}`),
    moneyAmount: aid.money === undefined ? '' : writeMoney(aid.money.amount),
    currency: readText(fields['money/currency']) ?? start.currency,
    purpose: readText(fields['money/purpose']) ?? '',
    serviceType: type ?? '',
    people: people === undefined ? '' : String(people),
    days: days === undefined ? '' : String(days),
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
      line.promised === null
        ? line
        : { ...line, arrived: promisedUnits(line), damaged: 0, missing: null },
    ),
  }
}

/** Gives what stands in the way of saving, in the order of the form. */
export function findErrors(values: ArrivalValues, now: Moment): FormError[] {
  const errors: FormError[] = []
  if (values.donor === '') errors.push({ field: 'donor', text: 'val.from' })
  errors.push(...findContentErrors(values))
  if (values.stage === 'received' && (values.receivedAt ?? now) > now + MINUTE)
    errors.push({ field: 'received-at', text: 'aid.recv.err.future' })
  return errors
}

const MINUTE = 60_000

function findContentErrors(values: ArrivalValues): FormError[] {
  const { form, lines, mode, stage } = values
  if (form === 'money')
    return parseMoney(values.moneyAmount) === undefined
      ? [{ field: 'money', text: 'val.money' }]
      : []
  if (form === 'service') return findServiceErrors(values)
  // One that an older app wrote may name nothing.
  if (lines.length === 0 && mode === 'new') return [{ field: 'lines', text: 'aid.what.choose' }]
  return lines.flatMap((line) => {
    const hasCome = stage === 'received'
    // Of a list that was promised nothing may have come; what nobody promised came, or is not written.
    const mayBeNone = mode !== 'new' && line.promised !== null && hasCome
    return findLineFaults(line, { hasCome, mayBeNone })
  })
}

function findServiceErrors({ serviceType, people, days }: ArrivalValues): FormError[] {
  const errors: FormError[] = []
  if (serviceType === '') errors.push({ field: 'service', text: 'aid.service.err' })
  if (!isWholeOrEmpty(people)) errors.push({ field: 'people', text: 'val.people' })
  if (!isWholeOrEmpty(days)) errors.push({ field: 'days', text: 'aid.service.err.days' })
  return errors
}

function isWholeOrEmpty(typed: string): boolean {
  return /^\d{0,6}$/.test(typed.replace(/\s/g, ''))
}
