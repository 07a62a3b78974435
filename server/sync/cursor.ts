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
import type { Standing } from './standing.ts'

const CURSOR = /^([0-9a-z]{12})\.(\d{1,15})\.([0-9a-z]{12}|0)\.([A-Za-z0-9_-]{12})$/

export type Standpoint =
  | { readonly reset: false; readonly seq: number; readonly mark: string }
  | { readonly reset: 'scope' | 'restored' }

export type Asking = {
  readonly caller: Caller
  readonly cursor: string | null
  readonly standing: Standing
}

/** Reads what a device sent: where it stood before its own push moved anything. */
export async function readCursor(db: Db, at: Asking): Promise<Standpoint> {
  const { caller, standing } = at
  if (at.cursor === null) return { reset: false, seq: 0, mark: '0' }
  const [, epoch, number, mark = '0', scope] = CURSOR.exec(at.cursor) ?? []
  // Not of our making, or of an older version's: nothing was lost, so starting anew is enough.
  if (epoch === undefined) return { reset: 'scope' }
  const seq = Number(number)
  if (epoch !== standing.epoch || seq > standing.before) return { reset: 'restored' }
  if (seq > 0 && (await expectMark(db, at, seq)) !== mark) return { reset: 'restored' }
  return scope === digestScope(caller) ? { reset: false, seq, mark } : { reset: 'scope' }
}

/** Writes where a device stands after an answer. Asks for the mark of its number where nobody knows it. */
export async function writeCursor(
  db: Db,
  { caller, standing }: Asking,
  { seq, known }: { readonly seq: number; readonly known: Standpoint },
): Promise<string> {
  const mark =
    seq === 0 ? '0' : (knownMark(seq, standing, known) ?? (await findMark(db, caller, seq)))
  return `${standing.epoch}.${seq}.${mark}.${digestScope(caller)}`
}

function knownMark(seq: number, standing: Standing, known: Standpoint): string | undefined {
  if (known.reset === false && known.seq === seq) return known.mark
  // All numbers of one transaction bear one mark.
  if (seq > standing.before) return standing.mark
  return seq === standing.before ? standing.markBefore : undefined
}

/** A phone for which there is nothing new stands at the last number: its mark was read with that. */
async function expectMark(db: Db, { caller, standing }: Asking, seq: number) {
  const { before, markBefore } = standing
  if (seq === before && markBefore !== undefined) return markBefore
  return readMark(db, caller.municipality, seq)
}

async function findMark(db: Db, { municipality }: Caller, seq: number): Promise<string> {
  return (await readMark(db, municipality, seq)) ?? '0'
}
