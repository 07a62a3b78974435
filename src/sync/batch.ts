// What one request carries: the oldest changes of the queue, as many as pace and search allow, and
// around those that wait apart and what they hold up.

import type { Change } from '../domain/replica/change.ts'
import { MAX_CHANGES } from '../domain/replica/wire.ts'
import type { Apart } from './apart.ts'
import { isWary, limitsOf, LITTLE_BYTES } from './pace.ts'
import type { Clock, Lock, Log, Outbound, Pace, Random, SyncStore, Transport } from './ports.ts'
import type { PhotoWork } from './upload-ports.ts'
import type { Progress } from './progress.ts'
import type { Search } from './search.ts'

export type EnginePorts = {
  readonly store: SyncStore
  readonly transport: Transport
  readonly lock: Lock
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly onProgress: (progress: Progress) => void
  /** Photos go behind the records, under the same lock. */
  readonly photos?: PhotoWork
}

export type Batch = Outbound

type Standing = { readonly pace: Pace; readonly search: Search; readonly apart: Apart }

/** Gives the next batch; one of those that wait apart goes alone, after all others. */
export async function takeBatch(ports: EnginePorts, at: Standing): Promise<Batch> {
  const batch = await choose(ports, at)
  const { pace, search } = at
  // One that is large alone goes only behind an answer. [PC6]
  search.probes ||= isWary(pace) && !search.isProven && sizeOf(batch.changes) > LITTLE_BYTES
  return search.probes ? { ...batch, changes: [] } : batch
}

async function choose(
  { store, clock }: EnginePorts,
  { pace, search, apart }: Standing,
): Promise<Batch> {
  const { bytes } = limitsOf(pace)
  const count = search.size(Math.min(pace.batchSize, MAX_CHANGES))
  if (apart.size === 0) apart.held = 0
  if (search.probes || apart.size === 0) return store.readOutbound({ count, bytes })
  let all = await store.readOutbound({ count: count + apart.held, bytes: Infinity })
  let others = all.changes.filter((change) => !apart.holds(change))
  if (others.length < count && all.changes.length < all.queued) {
    all = await store.readOutbound({ count: all.queued, bytes: Infinity })
    others = all.changes.filter((change) => !apart.holds(change))
  }
  if (all.changes.length === all.queued) apart.keepOnly(all.changes)
  apart.held = all.changes.length - others.length
  if (others.length > 0) return { ...all, changes: fitting(others.slice(0, count), bytes) }
  const due = apart.due(all.changes, clock.now())
  return { ...all, changes: due === undefined ? [] : [due] }
}

/** Gives how many bytes the changes are as JSON. */
export function sizeOf(changes: readonly Change[]): number {
  return changes.length === 0 ? 0 : JSON.stringify(changes).length
}

/** Always at least one. */
function fitting(changes: readonly Change[], bytes: number): Change[] {
  let size = 0
  return changes.filter((change, at) => {
    size += JSON.stringify(change).length
    return at === 0 || size <= bytes
  })
}
