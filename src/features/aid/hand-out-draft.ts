// The form of a hand-out: one line of what is in stock goes to a facility or to people. More than
// is left is warned of and allowed: paper and reality may be ahead of the phone.

import { roundAmount } from '../../domain/base/round-amount.ts'
import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import type { Unit } from '../../domain/records/codes.ts'
import { readSheet, rowEntryId } from '../../domain/base/paper-sheet.ts'
import { isCount, type Amount } from './quantity.ts'

export type HandOutValues = {
  /** `<aid>/<line>`, empty until one is chosen. */
  readonly stock: string
  readonly quantity: Amount
  readonly to: '' | 'place' | 'people'
  readonly facility: string
  readonly place: string
  readonly households: string
  /** When it went out; null for now. */
  readonly at: Moment | null
  /** Who took it over: a post or an organisation. Never asked of residents. */
  readonly receivedBy: string
  /** A drawing as text, or empty. */
  readonly signature: string
  /** Which pieces of the line, where their serial numbers are known. */
  readonly serials: readonly string[]
  /** The paper log that it is keyed in from: the code of the sheet, and the row. Empty for none. */
  readonly sheet: string
  readonly row: string
  /** `<need>/<line>` that it answers, or empty. */
  readonly closes: string
  /** The person has not touched `closes`: the one need that fits stays ticked. */
  readonly closesOffered: boolean
}

export type FormError = {
  readonly field: string
  readonly text:
    | 'val.stock'
    | 'val.qty'
    | 'val.to'
    | 'val.households'
    | 'aid.give.err.future'
    | 'log.key.err.sheet'
    | 'log.key.err.row'
    | 'log.key.err.done'
}

export function emptyHandOut(start: {
  stock?: string | undefined
  facility?: string | undefined
  place?: string | undefined
  sheet?: string | undefined
}): HandOutValues {
  return {
    stock: start.stock ?? '',
    quantity: 1,
    to: 'place',
    facility: start.facility ?? '',
    place: start.place ?? '',
    households: '',
    at: null,
    receivedBy: '',
    signature: '',
    serials: [],
    sheet: start.sheet ?? '',
    row: '',
    closes: '',
    closesOffered: true,
  }
}

/** Gives what stands in the way of saving, in the order of the form. */
export function findErrors(
  values: HandOutValues,
  unit: Unit,
  { now, taken }: { readonly now: Moment; readonly taken: readonly string[] },
): FormError[] {
  const errors: FormError[] = []
  if (values.stock === '') errors.push({ field: 'stock', text: 'val.stock' })
  if (!isCount(values.quantity, unit)) errors.push({ field: 'quantity', text: 'val.qty' })
  if (values.to === '' || (values.to === 'place' && values.facility === ''))
    errors.push({ field: 'to', text: 'val.to' })
  if (values.to === 'people' && values.place === '') errors.push({ field: 'to', text: 'val.to' })
  if (values.to === 'people' && readHouseholds(values.households) === 'unreadable')
    errors.push({ field: 'households', text: 'val.households' })
  if ((values.at ?? now) > now + MINUTE)
    errors.push({ field: 'given-at', text: 'aid.give.err.future' })
  return [...errors, ...findRowErrors(values, taken)]
}

/** `taken`: the ids of the hand-outs that the record holds. A row that was keyed in is not keyed in again. */
function findRowErrors({ sheet, row }: HandOutValues, taken: readonly string[]): FormError[] {
  if (sheet.trim() === '' && row.trim() === '') return []
  const code = readSheet(sheet)
  if (code === undefined) return [{ field: 'sheet', text: 'log.key.err.sheet' }]
  const id = rowEntryId(code, Number(row.trim() || Number.NaN))
  if (id === undefined) return [{ field: 'row', text: 'log.key.err.row' }]
  return taken.includes(id) ? [{ field: 'row', text: 'log.key.err.done' }] : []
}

const MINUTE = 60_000

/** Gives how much more is handed out than is left; 0 when there is enough, or nobody knows. */
export function overStock(quantity: Amount, left: number | undefined): number {
  if (quantity === null || left === undefined) return 0
  return Math.max(0, roundAmount(quantity - left))
}

/** Gives the id of the entry: of a row of a paper log always the same, else a fresh one. */
export function entryIdOf({ sheet, row }: HandOutValues, fresh: string): string {
  const code = readSheet(sheet)
  return (code === undefined ? undefined : rowEntryId(code, Number(row))) ?? fresh
}

/** Gives what a hand-out adds to its aid record. Expects values without errors. The need that it
 *  answers is linked to the record, not to the line: the rest of the line may answer other needs. */
export function handOutFields(id: string, values: HandOutValues, now: Moment): Fields {
  const entry = `distributions/${id}`
  const set: Record<string, Value> = {
    [`${entry}/line`]: values.stock.split('/')[1] ?? '',
    [`${entry}/quantity`]: values.quantity,
    [`${entry}/at`]: values.at ?? now,
    ...recipient(entry, values),
  }
  if (values.to === 'place' && values.receivedBy.trim() !== '')
    set[`${entry}/receivedBy`] = values.receivedBy.trim()
  // A row that was taken back before is keyed in again: the same entry, there once more.
  if (values.sheet !== '') set[`${entry}/removed`] = false
  if (values.signature !== '') set[`${entry}/signature`] = values.signature
  if (values.serials.length > 0) set[`${entry}/serials`] = values.serials.join('\n')
  if (values.closes !== '') set[`needs/${values.closes}`] = true
  return set
}

function recipient(entry: string, values: HandOutValues): Record<string, Value> {
  if (values.to === 'place') return { [`${entry}/to`]: values.facility }
  const households = readHouseholds(values.households)
  const set: Record<string, Value> = { [`${entry}/toResidents/place`]: values.place }
  if (typeof households === 'number') set[`${entry}/toResidents/households`] = households
  return set
}

function readHouseholds(typed: string): number | undefined | 'unreadable' {
  const text = typed.replace(/[\s\u00a0]/g, '')
  if (text === '') return undefined
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 'unreadable'
}
