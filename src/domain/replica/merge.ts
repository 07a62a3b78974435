// A record's state is, for every path, the value with the greatest stamp. That is the whole rule.
// It is commutative [MG1], associative [MG2] and idempotent [MG3], so every phone and the server
// come to one state from any order of delivery, with any repeats.

import type { Stamp } from './stamp.ts'
import type { Value } from './path.ts'

export type Fields = Readonly<Record<string, Value>>

/** What is known of one record: each path's value, and the stamp that governs it. */
export type RecordState = {
  readonly fields: Fields
  readonly stamps: Readonly<Record<string, Stamp>>
}

export const EMPTY_STATE: RecordState = { fields: {}, stamps: {} }

/** Applies values that were set under one stamp. Pure; order and repetition do not matter. [MG1-MG3] */
export function applySet(state: RecordState, set: Fields, stamp: Stamp): RecordState {
  const fields: Record<string, Value> = { ...state.fields }
  const stamps: Record<string, Stamp> = { ...state.stamps }
  for (const [path, value] of Object.entries(set)) {
    if (wins({ stamp, value }, { stamp: stamps[path], value: fields[path] })) {
      fields[path] = value
      stamps[path] = stamp
    }
  }
  return { fields, stamps }
}

/** Joins what two replicas know of one record. [MG1-MG3] */
export function mergeStates(a: RecordState, b: RecordState): RecordState {
  const fields: Record<string, Value> = { ...a.fields }
  const stamps: Record<string, Stamp> = { ...a.stamps }
  for (const [path, stamp] of Object.entries(b.stamps)) {
    const value = b.fields[path]
    if (value === undefined) continue
    if (wins({ stamp, value }, { stamp: stamps[path], value: fields[path] })) {
      fields[path] = value
      stamps[path] = stamp
    }
  }
  return { fields, stamps }
}

type Write = { readonly stamp: Stamp; readonly value: Value }
type Known = { readonly stamp: Stamp | undefined; readonly value: Value | undefined }

/** Equal stamps with unequal values come only from a broken client; the text decides, the same everywhere. */
function wins(write: Write, known: Known): boolean {
  if (known.stamp === undefined || known.value === undefined) return true
  if (write.stamp !== known.stamp) return write.stamp > known.stamp
  return JSON.stringify(write.value) > JSON.stringify(known.value)
}
