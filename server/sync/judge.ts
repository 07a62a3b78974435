// Accepts or rejects each change of a push, in the order in which they were made.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { WireRejection } from '../../src/domain/replica/wire.ts'
import type { Caller } from '../store/devices.ts'
import { findForbiddenPath } from './may-write.ts'
import { reject, type Incoming } from './read-push.ts'
import { clampStamp, madeOver } from './restamp.ts'
import type { StoredRecord } from './stored-record.ts'

/** No record grows past this: every phone must be able to hold it and every answer to carry it. */
export const MAX_RECORD_PATHS = 10_000

export type Owner = {
  readonly ahead: Stamp | null
  /** The server's own replica, or another living device's. */
  readonly isForeign: boolean
}

type Lookup<K, V> = { readonly get: (key: K) => V | undefined }
type Records = Lookup<RecordId, Pick<StoredRecord, 'kind' | 'state'>>

export type Evidence = {
  readonly caller: Caller
  readonly now: Moment
  readonly known: Lookup<Stamp, { readonly digest: string; readonly stamp: Stamp }>
  readonly owners: Lookup<ReplicaId, Owner>
  /** As they stand before this push. */
  readonly records: Records
}

export type Accepted = Incoming & { readonly stamp: Stamp }

export type Verdict = {
  /** New ones only: a repeat has no effect. */
  readonly accepted: readonly Accepted[]
  readonly restamped: readonly (readonly [Stamp, Stamp])[]
  readonly rejected: readonly WireRejection[]
  readonly ahead: ReadonlyMap<ReplicaId, Stamp>
}

export function judgePush(incoming: readonly Incoming[], evidence: Evidence): Verdict {
  const fresh = new Map<Stamp, { readonly digest: string; readonly stamp: Stamp }>()
  const kinds = new Map<RecordId, string>()
  const room = new Room(evidence.records)
  const ahead = new Map<ReplicaId, Stamp>()
  const accepted: Accepted[] = []
  const restamped: [Stamp, Stamp][] = []
  const rejected: WireRejection[] = []
  for (const one of incoming) {
    const { id, record, kind } = one.change
    const before = fresh.get(id) ?? evidence.known.get(id)
    if (before !== undefined) {
      if (before.digest !== one.digest) rejected.push(reject(id, 'id_reused', 'id'))
      else if (before.stamp !== id) restamped.push([id, before.stamp])
      continue
    }
    const standing = evidence.records.get(record)
    const refusal = refuse(one, { evidence, kind: standing?.kind ?? kinds.get(record), room })
    if (refusal !== undefined) {
      rejected.push(refusal)
      continue
    }
    const replica = stampReplica(id)
    const last = ahead.get(replica) ?? evidence.owners.get(replica)?.ahead ?? null
    const beaten = standing === undefined ? [] : madeOver(one.change, standing.state.stamps)
    const stamp = clampStamp(id, last === null ? beaten : [...beaten, last], evidence.now)
    if (stamp !== id) {
      ahead.set(replica, stamp)
      restamped.push([id, stamp])
    }
    fresh.set(id, { digest: one.digest, stamp })
    kinds.set(record, kind)
    room.take(one)
    accepted.push({ ...one, stamp })
  }
  return { accepted, restamped, rejected, ahead }
}

type Circumstances = {
  readonly evidence: Evidence
  readonly kind: string | undefined
  readonly room: Room
}

function refuse(one: Incoming, at: Circumstances): WireRejection | undefined {
  const { change } = one
  if (at.evidence.owners.get(stampReplica(change.id))?.isForeign === true)
    return reject(change.id, 'not_allowed', 'id')
  const forbidden = findForbiddenPath(at.evidence.caller.role, change)
  if (forbidden !== undefined) return reject(change.id, 'not_allowed', forbidden)
  if (at.kind !== undefined && at.kind !== change.kind)
    return reject(change.id, 'invalid_value', 'kind')
  return at.room.holds(one) ? undefined : reject(change.id, 'too_large', 'set')
}

/** How many paths each record of the push has by now. They are told apart only near the limit. */
class Room {
  readonly #taken = new Map<RecordId, { atMost: number; readonly sets: Fields[] }>()
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  holds({ change: { record, set } }: Incoming): boolean {
    const { atMost, sets } = this.#of(record)
    if (atMost + Object.keys(set).length <= MAX_RECORD_PATHS) return true
    return new Set([...sets, set].flatMap((one) => Object.keys(one))).size <= MAX_RECORD_PATHS
  }

  take({ change: { record, set } }: Incoming): void {
    const taken = this.#of(record)
    taken.atMost += Object.keys(set).length
    taken.sets.push(set)
  }

  #of(record: RecordId) {
    const known = this.#taken.get(record)
    if (known !== undefined) return known
    const fields = this.#records.get(record)?.state.fields ?? {}
    const taken = { atMost: Object.keys(fields).length, sets: [fields] }
    this.#taken.set(record, taken)
    return taken
  }
}
