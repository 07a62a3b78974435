// Where a device stands in the municipality's history. Opaque to it, and worth nothing but to it:
//
//   <epoch>.<number>.<mark>.<scope>
//
// The mark is of the push that the number belongs to, so a cursor of a history that was lost is
// known even when the server has grown past its number again.

import type { Caller } from '../store/devices.ts'
import { readMark } from '../store/ledger.ts'
import type { Db } from '../store/schema.ts'
import { digestScope } from './scope.ts'

const CURSOR = /^([0-9a-z]{12})\.(\d{1,15})\.([0-9a-z]{12}|0)\.([A-Za-z0-9_-]{12})$/

export type Standpoint =
  | { readonly reset: false; readonly seq: number }
  | { readonly reset: 'scope' | 'restored' }

/** Reads what a device sent, before its own push moves anything. */
export async function readCursor(
  db: Db,
  caller: Caller,
  at: { readonly cursor: string | null; readonly head: number; readonly epoch: string },
): Promise<Standpoint> {
  if (at.cursor === null) return { reset: false, seq: 0 }
  const [, epoch, number, mark, scope] = CURSOR.exec(at.cursor) ?? []
  // Not of our making, or of an older version's: nothing was lost, so starting anew is enough.
  if (epoch === undefined) return { reset: 'scope' }
  const seq = Number(number)
  if (epoch !== at.epoch || seq > at.head) return { reset: 'restored' }
  if (seq > 0 && (await readMark(db, caller.municipality, seq)) !== mark)
    return { reset: 'restored' }
  return scope === digestScope(caller) ? { reset: false, seq } : { reset: 'scope' }
}

export async function writeCursor(
  db: Db,
  caller: Caller,
  { seq, epoch }: { readonly seq: number; readonly epoch: string },
): Promise<string> {
  const mark = seq === 0 ? '0' : ((await readMark(db, caller.municipality, seq)) ?? '0')
  return `${epoch}.${seq}.${mark}.${digestScope(caller)}`
}
