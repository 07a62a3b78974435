// The schemas that fields are made of. A value of null means "cleared" and is allowed wherever a
// field may be left out.

import * as v from 'valibot'
import { isRecordId } from '../base/ids.ts'
import { isPlaceCode } from './place.ts'
import type { Value } from '../replica/path.ts'

export type FieldSchema = v.GenericSchema<Value, Value>

const MAX_QUANTITY = 1_000_000_000

/** Free text, stored as typed. */
export const text = v.nullable(v.string())
export const flag = v.nullable(v.boolean())
/** More than zero. */
export const quantity = v.pipe(v.number(), v.gtValue(0), v.maxValue(MAX_QUANTITY))
/** Zero or more; fractions allowed (litres, tonnes). */
export const amount = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_QUANTITY)))
/** Whole things or people, zero or more. */
export const count = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_QUANTITY)),
)
/** Minor units of a currency (kopiikas, cents). */
export const minorUnits = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))
/** Milliseconds since 1970, UTC. */
export const moment = v.nullable(v.pipe(v.number(), v.safeInteger()))
export const requiredMoment = v.pipe(v.number(), v.safeInteger())
/** A calendar day, ISO 8601. */
export const day = v.nullable(v.pipe(v.string(), v.isoDate()))
export const recordRef = v.nullable(v.custom<string>(isRecordId))
export const placeCode = v.nullable(v.custom<string>(isPlaceCode))
export const currency = v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)))
export const country = v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)))
export const language = v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)))
export const sha256 = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)))
/** A hash of a picture, or a drawing made on the screen: the strokes of an SVG path, whole numbers only. */
export const drawing = v.nullable(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64}|M[\dMl -]+)$/)))
export const latitude = v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90)))
export const longitude = v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180)))
/** A specification of the catalogue: its type is checked against the item on the screen, not here. */
export const specification = v.nullable(v.union([v.string(), v.number(), v.boolean()]))

/** One of a closed set of codes; may be cleared. */
export function code<const T extends readonly string[]>(codes: T) {
  return v.nullable(v.picklist(codes))
}

/** One of a closed set of codes; the record makes no sense without it. */
export function requiredCode<const T extends readonly string[]>(codes: T) {
  return v.picklist(codes)
}
