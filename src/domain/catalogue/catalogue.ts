// The catalogue of relief items, read once from its data. Loaded on demand: it is not needed to
// record an outage.

import * as v from 'valibot'
import { UNITS, type Unit } from '../records/codes.ts'
import categories from './categories.json'
import items from './items.json'
import specFields from './spec-fields.json'

export type CatalogueItem = {
  readonly id: string
  readonly category: string
  readonly unit: Unit
  /** Ids of specification fields, in the order in which a donor asks for them. */
  readonly spec: readonly string[]
}

export type SpecField = {
  readonly type: 'number' | 'text' | 'boolean' | 'enum'
  readonly unit?: string | undefined
  readonly enum?: string | undefined
}

const Items = v.array(
  v.object({
    id: v.string(),
    category: v.string(),
    unit: v.picklist(UNITS),
    spec: v.array(v.string()),
  }),
)
const SpecFields = v.record(
  v.string(),
  v.object({
    type: v.picklist(['number', 'text', 'boolean', 'enum']),
    unit: v.optional(v.string()),
    enum: v.optional(v.string()),
  }),
)

export const CATEGORY_IDS: readonly string[] = categories
export const CATALOGUE_ITEMS: readonly CatalogueItem[] = v.parse(Items, items)
export const SPEC_FIELDS: Readonly<Record<string, SpecField>> = v.parse(SpecFields, specFields)
