// What the server itself writes: who holds a device, so that phones know offline who wrote what, and
// what a partner city offers. It goes the way of every change: kept in the history, merged by the
// kernel, numbered; and no device and no person stand behind it.

import { createHash } from 'node:crypto'
import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { Ledger } from '../store/ledger.ts'
import { takeStamps } from '../store/site.ts'
import { Bundle } from './bundle.ts'

export type PersonChange = { readonly person: RecordId; readonly set: Fields; readonly now: Moment }

export async function writePerson(ledger: Ledger, change: PersonChange): Promise<void> {
  const bundle = new Bundle(ledger)
  await keepPeople(ledger, bundle, [change])
  await bundle.write()
}

/** Adds what is new of people to a bundle that is not written yet. */
export async function keepPeople(
  ledger: Ledger,
  bundle: Bundle,
  changes: readonly PersonChange[],
): Promise<void> {
  if (changes.length === 0) return
  await keepServerChanges(
    ledger,
    bundle,
    changes.map(({ person, ...change }) => ({ kind: 'person', record: person, ...change })),
  )
}

type ServerChange = {
  readonly kind: Kind
  readonly record: RecordId
  readonly set: Fields
  readonly now: Moment
}

/** Adds changes of the server's own to a bundle that is not written yet. */
export async function keepServerChanges(
  ledger: Ledger,
  bundle: Bundle,
  changes: readonly ServerChange[],
): Promise<void> {
  await bundle.load(changes.map(({ record }) => record))
  const stamps = await takeStamps(
    ledger,
    changes.map(({ now }) => now),
  )
  for (const [n, change] of changes.entries()) keepChange(bundle, change, stamps[n])
}

function keepChange(bundle: Bundle, change: ServerChange, stamp: Stamp | undefined): void {
  if (stamp === undefined) return
  const { kind, record, set, now } = change
  const body = JSON.stringify(set)
  const digest = createHash('sha256').update(body).digest('base64url')
  const made = { id: stamp, kind, record, set }
  bundle.keep({ change: made, digest, body, stamp }, { device: null, person: null, at: now })
}
