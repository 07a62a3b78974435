// Which input corrects a field: read from the kernel's own schemas, so that a field added there can
// be mended here without a second table to keep.

import * as field from '../../domain/records/field-schemas.ts'
import { FIELD_TABLES, type Kind } from '../../domain/records/record.ts'
import type { FieldSchema } from '../../domain/records/field-schemas.ts'

export type FieldInput =
  | { readonly tag: 'text'; readonly long: boolean }
  | { readonly tag: 'number'; readonly whole: boolean; readonly min: number }
  /** Minor units, shown and typed as hryvnias. */
  | { readonly tag: 'money' }
  | { readonly tag: 'flag' }
  | { readonly tag: 'moment' }
  | { readonly tag: 'day' }
  | { readonly tag: 'code'; readonly codes: readonly string[] }
  | { readonly tag: 'facility' }
  | { readonly tag: 'place' }
  /** Ids, coordinates, files: nothing that a person could type. */
  | { readonly tag: 'none' }

const LONG_TEXTS = /(^|\/)(note|serials|reason|purpose)$/

/** Gives the input for one path of a kind; 'none' where a person cannot type the value. */
export function readFieldInput(kind: Kind, path: string): FieldInput {
  const schema = findSchema(kind, path)
  if (schema === undefined) return { tag: 'none' }
  if (/(^|\/)(facility|to)$/.test(path) && schema === field.recordRef) return { tag: 'facility' }
  const codes = readCodes(schema)
  if (codes !== undefined) return { tag: 'code', codes }
  return KNOWN.get(schema) ?? readLoose(schema, path)
}

const KNOWN = new Map<FieldSchema, FieldInput>([
  [field.quantity, { tag: 'number', whole: false, min: 1 }],
  [field.amount, { tag: 'number', whole: false, min: 0 }],
  [field.count, { tag: 'number', whole: true, min: 0 }],
  [field.minorUnits, { tag: 'money' }],
  [field.flag, { tag: 'flag' }],
  [field.moment, { tag: 'moment' }],
  [field.requiredMoment, { tag: 'moment' }],
  [field.day, { tag: 'day' }],
  [field.placeCode, { tag: 'place' }],
  [field.currency, { tag: 'text', long: false }],
  [field.country, { tag: 'text', long: false }],
  [field.language, { tag: 'text', long: false }],
])

function readLoose(schema: FieldSchema, path: string): FieldInput {
  if (schema === field.text || schema === field.specification)
    return { tag: 'text', long: LONG_TEXTS.test(path) }
  return { tag: 'none' }
}

function findSchema(kind: Kind, path: string): FieldSchema | undefined {
  const table = FIELD_TABLES[kind]
  const [collection = '', , ...rest] = path.split('/')
  const inEntry = [collection, '*', ...rest].join('/')
  const open = [collection, '*', ...rest.slice(0, -1), '*'].join('/')
  const pattern = [path, inEntry, ...(rest.length > 0 ? [open] : [])].find((key) =>
    Object.hasOwn(table, key),
  )
  return pattern === undefined ? undefined : table[pattern]
}

/** A closed set of codes is a picklist, bare or inside the wrapper that allows null. */
function readCodes(schema: object): readonly string[] | undefined {
  if ('wrapped' in schema && typeof schema.wrapped === 'object' && schema.wrapped !== null)
    return readCodes(schema.wrapped)
  if (!('type' in schema) || schema.type !== 'picklist' || !('options' in schema)) return undefined
  return Array.isArray(schema.options) ? schema.options.filter(isText) : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
