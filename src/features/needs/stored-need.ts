// A draft is read as what anybody may have written: an older app's form has another shape.

import { UNITS } from '../../domain/records/codes.ts'
import { emptyNeed, type NeedValues } from './need-draft.ts'
import type { LineValues } from './need-line-draft.ts'

/** The form with what its record said when it was opened; null for a new one. */
export type NeedForm = NeedValues & { readonly before: NeedValues | null }

type Stored = Readonly<Record<string, unknown>>

/** Gives the form that a draft holds; undefined when it holds none that can be read. */
export function readStoredNeed(stored: Stored): NeedForm | undefined {
  const values = readValues(stored)
  if (values === undefined) return undefined
  const before = isStored(stored.before) ? readValues(stored.before) : undefined
  return { ...values, before: before ?? null }
}

function readValues(stored: Stored): NeedValues | undefined {
  if (!Array.isArray(stored.lines)) return undefined
  const lines = stored.lines.map((line: unknown) => (isStored(line) ? readLine(line) : undefined))
  const empty = emptyNeed({})
  return {
    title: text(stored.title, empty.title),
    lines: lines.filter((line) => line !== undefined),
    urgency: text(stored.urgency, empty.urgency),
    facility: text(stored.facility, empty.facility),
    place: text(stored.place, empty.place),
    address: text(stored.address, empty.address),
    people: text(stored.people, empty.people),
    neededBy: text(stored.neededBy, empty.neededBy),
    reason: text(stored.reason, empty.reason),
    outage: text(stored.outage, empty.outage),
    contactName: text(stored.contactName, empty.contactName),
    contactPhone: text(stored.contactPhone, empty.contactPhone),
    note: text(stored.note, empty.note),
    position: readStoredPosition(stored.position),
    sheet: typeof stored.sheet === 'string' ? stored.sheet : null,
    row: text(stored.row, empty.row),
  }
}

function readLine(stored: Stored): LineValues | undefined {
  const unit = UNITS.find((known) => known === stored.unit)
  const { id, item, quantity } = stored
  if (typeof id !== 'string' || typeof item !== 'string' || unit === undefined) return undefined
  const spec = isStored(stored.spec) ? Object.entries(stored.spec) : []
  return {
    id,
    item,
    name: text(stored.name, ''),
    quantity: typeof quantity === 'number' ? quantity : null,
    unit,
    spec: Object.fromEntries(spec.map(([field, value]) => [field, text(value, '')])),
    substituteOk: stored.substituteOk === true,
    cashOk: stored.cashOk === true,
    minimum: text(stored.minimum, ''),
  }
}

function readStoredPosition(stored: unknown): NeedValues['position'] {
  if (!isStored(stored)) return null
  const { lat, lon, accuracy } = stored
  if (typeof lat !== 'number' || typeof lon !== 'number') return null
  return { lat, lon, accuracy: typeof accuracy === 'number' ? accuracy : 0 }
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
