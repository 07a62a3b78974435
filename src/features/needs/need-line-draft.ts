// One line of the need's form: what was chosen and typed, and the paths that it becomes.

import type { Fields } from '../../domain/replica/merge.ts'
import { entryIds, type Value } from '../../domain/replica/path.ts'
import { UNITS, type Unit } from '../../domain/records/codes.ts'
import { readSpec } from '../../domain/records/need.ts'
import { readCode, readFlag, readNumber, readText } from '../../domain/records/read-fields.ts'

export type LineValues = {
  readonly id: string
  readonly item: string
  /** Only for an item that the catalogue does not have. */
  readonly name: string
  /** Null while the field is empty or holds no number. */
  readonly quantity: number | null
  readonly unit: Unit
  /** Specification field → what was typed or chosen. */
  readonly spec: Readonly<Record<string, string>>
  readonly substituteOk: boolean
  readonly cashOk: boolean
  /** As typed: with less than this nothing is helped. */
  readonly minimum: string
}

export type SpecType = 'number' | 'text' | 'boolean' | 'enum'
export type SpecTypes = Readonly<Record<string, SpecType>>

const NO_TERMS = { substituteOk: false, cashOk: false, minimum: '' } as const

export const OWN_ITEM = 'other'
export const MAX_TYPED_QUANTITY = 99_999

const COUNTED: ReadonlySet<Unit> = new Set(['piece', 'set', 'pair', 'pack', 'person'])

/** Pieces are counted whole; litres and tonnes may have a fraction. */
export function isCounted(unit: Unit): boolean {
  return COUNTED.has(unit)
}

export function newLine(
  id: string,
  chosen: { item: string; unit: Unit; name?: string | undefined },
): LineValues {
  const { item, unit, name = '' } = chosen
  return { id, item, name, quantity: 1, unit, spec: {}, ...NO_TERMS }
}

/** Gives the line with another item. What was specified of the old one is wiped out, not kept. */
export function otherItem(
  line: LineValues,
  chosen: { readonly item: string; readonly unit: Unit; readonly name: string },
): LineValues {
  const { item, unit, name } = chosen
  if (item === line.item && name === line.name) return line
  const spec = Object.fromEntries(Object.keys(line.spec).map((field) => [field, '']))
  return { ...line, item, unit, name, spec }
}

/** Gives the lines of a record as the form shows them. */
export function readLines(fields: Fields): LineValues[] {
  return entryIds(fields, 'lines').map((id) => {
    const at = `lines/${id}`
    const spec = Object.entries(readSpec(fields, at)).map(([field, value]) => [
      field,
      writeSpec(value),
    ])
    return {
      id,
      item: readText(fields[`${at}/item`]) ?? OWN_ITEM,
      name: readText(fields[`${at}/name`]) ?? '',
      quantity: readNumber(fields[`${at}/quantity`]) ?? null,
      unit: readCode(fields[`${at}/unit`], UNITS) ?? 'piece',
      spec: Object.fromEntries(spec),
      substituteOk: readFlag(fields[`${at}/substituteOk`]),
      cashOk: readFlag(fields[`${at}/cashOk`]),
      minimum: writeSpec(readNumber(fields[`${at}/minimum`]) ?? ''),
    }
  })
}

/** 1..99 999, whole for what is counted. */
export function isValidQuantity({
  quantity,
  unit,
}: Pick<LineValues, 'quantity' | 'unit'>): boolean {
  if (quantity === null || quantity > MAX_TYPED_QUANTITY) return false
  return isCounted(unit) ? Number.isInteger(quantity) && quantity >= 1 : quantity > 0
}

/** Gives the least that helps; undefined where none was said. */
export function parseMinimum({ minimum }: Pick<LineValues, 'minimum'>): number | undefined {
  const value = parseSpec(minimum, 'number')
  return typeof value === 'number' && value > 0 ? value : undefined
}

/** True for a least that is a number and not more than what is asked for. */
export function isValidMinimum(line: Pick<LineValues, 'minimum' | 'quantity'>): boolean {
  if (line.minimum.trim() === '') return true
  const least = parseMinimum(line)
  return least !== undefined && least <= (line.quantity ?? MAX_TYPED_QUANTITY)
}

/** Gives the paths of a line; null where nothing is said. A quantity nobody knows has no path. */
export function lineFields(line: LineValues, types: SpecTypes): Record<string, Value> {
  const at = `lines/${line.id}`
  const set: Record<string, Value> = {
    [`${at}/item`]: line.item,
    [`${at}/name`]: line.item === OWN_ITEM && line.name !== '' ? line.name : null,
    [`${at}/unit`]: line.unit,
    [`${at}/substituteOk`]: line.substituteOk ? true : null,
    [`${at}/cashOk`]: line.cashOk ? true : null,
    [`${at}/minimum`]: parseMinimum(line) ?? null,
  }
  if (line.quantity !== null) set[`${at}/quantity`] = line.quantity
  for (const [field, typed] of Object.entries(line.spec))
    set[`${at}/spec/${field}`] = parseSpec(typed, types[field])
  return set
}

/** A number where one was typed; else the text as it stands: "3–5" says more than nothing. */
export function parseSpec(typed: string, type: SpecType | undefined): Value {
  const text = typed.trim()
  if (text === '') return null
  if (type === 'boolean') return text === 'true'
  const digits = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
  return type === 'number' && /^\d{1,9}(\.\d{1,3})?$/.test(digits) ? Number(digits) : text
}

function writeSpec(value: Value): string {
  if (typeof value === 'number') return String(value).replace('.', ',')
  return String(value)
}
