// A push is read change by change, so that a bad one does not hurt its neighbours.

import { hash } from 'node:crypto'
import type { RejectionCode } from '../../src/domain/base/problem.ts'
import { parseChange, type Change } from '../../src/domain/replica/change.ts'
import type { WireRejection } from '../../src/domain/replica/wire.ts'

export type Incoming = {
  readonly change: Change
  /** Tells a repeat from another change under the same id; the order of paths does not matter. */
  readonly digest: string
  /** The change's `set`, as it is stored. */
  readonly body: string
}

export type ReadPush = {
  readonly incoming: readonly Incoming[]
  readonly rejected: readonly WireRejection[]
}

const MAX_ID_LENGTH = 100

export function readPush(changes: readonly unknown[]): ReadPush {
  const incoming: Incoming[] = []
  const rejected: WireRejection[] = []
  for (const input of changes) {
    const read = parseChange(input)
    if (read.ok) incoming.push(weigh(read.value))
    else rejected.push(reject(idOf(input), read.problem.code, read.problem.path))
  }
  return { incoming, rejected }
}

/** Gives the line of an answer that says why a change was not accepted. */
export function reject(id: string, code: RejectionCode, path: string): WireRejection {
  return { id, code, path, message: MESSAGES[code] }
}

function weigh(change: Change): Incoming {
  const { kind, record, set } = change
  // By code units, as the digests that are stored.
  const entries = Object.keys(set)
    .sort()
    .map((path) => [path, set[path]])
  const whole = JSON.stringify([kind, record, entries])
  const digest = hash('sha256', whole, 'base64url')
  return { change, digest, body: JSON.stringify(set) }
}

function idOf(input: unknown): string {
  if (typeof input !== 'object' || input === null || !('id' in input)) return ''
  return typeof input.id === 'string' ? input.id.slice(0, MAX_ID_LENGTH) : ''
}

/** For the developer of a client; a person reads the words of the app. */
const MESSAGES = {
  invalid_value: 'The value at this path is not one that this kind of record can hold.',
  unknown_kind: 'This server does not know this kind of record.',
  not_allowed: 'This device may not write this.',
  id_reused: 'Another change was accepted under this id.',
  too_large: 'The change, a text in it or the record would be too large.',
} as const satisfies Record<RejectionCode, string>
