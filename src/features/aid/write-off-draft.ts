// The form of a write-off: what was in store and is no more, though nobody was given it.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { WRITE_OFF_REASONS, type Unit } from '../../domain/records/codes.ts'
import { isCount, type Amount } from './quantity.ts'

export type WriteOffValues = {
  readonly quantity: Amount
  readonly reason: string
}

export type WriteOffFault = {
  readonly field: 'quantity' | 'reason'
  readonly text: 'val.qty' | 'aid.off.err.reason'
}

export const EMPTY_WRITE_OFF: WriteOffValues = { quantity: 1, reason: '' }

export function findWriteOffFaults(values: WriteOffValues, unit: Unit): WriteOffFault[] {
  const faults: WriteOffFault[] = []
  if (!isCount(values.quantity, unit)) faults.push({ field: 'quantity', text: 'val.qty' })
  if (!WRITE_OFF_REASONS.some((reason) => reason === values.reason))
    faults.push({ field: 'reason', text: 'aid.off.err.reason' })
  return faults
}

/** Gives what a write-off adds to its aid record. Expects values without faults. */
export function writeOffFields(
  { id, line }: { readonly id: string; readonly line: string },
  { quantity, reason }: WriteOffValues,
  now: Moment,
): Fields {
  const entry = `writeoffs/${id}`
  return {
    [`${entry}/line`]: line,
    [`${entry}/quantity`]: quantity,
    [`${entry}/reason`]: reason,
    [`${entry}/at`]: now,
  }
}

export function readStoredWriteOff(stored: Readonly<Record<string, unknown>>): WriteOffValues {
  const { quantity, reason } = stored
  return {
    quantity: typeof quantity === 'number' && !Number.isNaN(quantity) ? quantity : null,
    reason: typeof reason === 'string' ? reason : '',
  }
}
