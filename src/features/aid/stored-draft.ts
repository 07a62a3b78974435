// Drafts are read as what anybody may have written: an older app's forms have other shapes.

import { AID_FORMS, UNITS } from '../../domain/records/codes.ts'
import { emptyArrival, MODES, STAGES, type ArrivalValues } from './arrival-draft.ts'
import type { ArrivalLine } from './arrival-line-draft.ts'
import { emptyHandOut, type HandOutValues } from './hand-out-draft.ts'

/** The form with what its record said when it was opened; null for a new one. */
export type ArrivalForm = ArrivalValues & { readonly before: ArrivalValues | null }

type Stored = Readonly<Record<string, unknown>>

/** Gives the form of an arrival that a draft holds; undefined when it holds none that can be read. */
export function readStoredArrival(stored: Stored): ArrivalForm | undefined {
  const values = readArrival(stored)
  if (values === undefined) return undefined
  const before = isStored(stored.before) ? readArrival(stored.before) : undefined
  // Without what the record said nobody can tell what was changed.
  if (values.mode !== 'new' && before === undefined) return undefined
  return { ...values, before: before ?? null }
}

/** Gives the form of a hand-out that a draft holds; undefined when it holds none that can be read. */
export function readStoredHandOut(stored: Stored): HandOutValues | undefined {
  const { to, quantity } = stored
  if (typeof stored.stock !== 'string' || typeof stored.closes !== 'string') return undefined
  return {
    ...emptyHandOut({}),
    stock: stored.stock,
    quantity: amount(quantity),
    to: to === 'place' || to === 'people' ? to : '',
    facility: text(stored.facility),
    place: text(stored.place),
    households: text(stored.households),
    at: amount(stored.at),
    receivedBy: text(stored.receivedBy),
    signature: text(stored.signature),
    serials: Array.isArray(stored.serials)
      ? stored.serials.filter((serial: unknown) => typeof serial === 'string')
      : [],
    sheet: text(stored.sheet),
    row: text(stored.row),
    closes: stored.closes,
    closesOffered: stored.closesOffered === true,
  }
}

function readArrival(stored: Stored): ArrivalValues | undefined {
  if (!Array.isArray(stored.lines)) return undefined
  const lines = stored.lines.map((line: unknown) => (isStored(line) ? readLine(line) : undefined))
  const answers: readonly unknown[] = Array.isArray(stored.answers) ? stored.answers : []
  return {
    mode: MODES.find((mode) => mode === stored.mode) ?? 'new',
    aid: text(stored.aid),
    donor: text(stored.donor),
    form: AID_FORMS.find((form) => form === stored.form) ?? 'goods',
    stage: STAGES.find((stage) => stage === stored.stage) ?? 'received',
    expectedAt: amount(stored.expectedAt),
    receivedAt: amount(stored.receivedAt),
    receivedBy: text(stored.receivedBy),
    uncleared: stored.uncleared === true,
    lines: lines.filter((line) => line !== undefined),
    answers: answers.filter((answer) => typeof answer === 'string'),
    moneyAmount: text(stored.moneyAmount),
    currency: text(stored.currency) || emptyArrival({}).currency,
    purpose: text(stored.purpose),
    serviceType: text(stored.serviceType),
    people: text(stored.people),
    days: text(stored.days),
    facility: text(stored.facility),
    place: text(stored.place),
    note: text(stored.note),
  }
}

function readLine(stored: Stored): ArrivalLine | undefined {
  const unit = UNITS.find((known) => known === stored.unit)
  const { id, item } = stored
  if (typeof id !== 'string' || typeof item !== 'string' || unit === undefined) return undefined
  return {
    id,
    item,
    name: text(stored.name),
    unit,
    promised: amount(stored.promised),
    arrived: amount(stored.arrived),
    damaged: amount(stored.damaged),
    packFactor: amount(stored.packFactor),
    missing: amount(stored.missing),
    serials: text(stored.serials),
    value: text(stored.value),
    forLine: text(stored.forLine),
    spec: isStored(stored.spec)
      ? Object.fromEntries(
          Object.entries(stored.spec).map(([field, typed]) => [field, text(typed)]),
        )
      : {},
  }
}

function amount(value: unknown): number | null {
  return typeof value === 'number' && !Number.isNaN(value) ? value : null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
