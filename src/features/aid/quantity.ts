// What may be counted: pieces whole, litres and tonnes with a fraction.

import type { Unit } from '../../domain/records/codes.ts'

/** Null while the field is empty or holds no number. */
export type Amount = number | null

export const MAX_TYPED_QUANTITY = 99_999

const COUNTED: ReadonlySet<Unit> = new Set(['piece', 'set', 'pair', 'pack', 'person'])

export function isCounted(unit: Unit): boolean {
  return COUNTED.has(unit)
}

/** True for 1..99 999 of the unit, whole where it is counted; zero only where none is an answer. */
export function isCount(amount: Amount, unit: Unit, mayBeNone = false): boolean {
  if (amount === null || amount > MAX_TYPED_QUANTITY) return false
  if (amount === 0) return mayBeNone
  return isCounted(unit) ? Number.isInteger(amount) && amount >= 1 : amount > 0
}
