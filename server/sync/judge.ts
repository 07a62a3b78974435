// Accepts or rejects each change of a push, in the order in which they were made.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
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
  readonly device: ReplicaId
  readonly ahead: Stamp | null
  /** The server's own replica, or another living device's. */
  readonly isForeign: boolean
}

export type Evidence = {
  readonly caller: Caller
  readonly now: Moment
  readonly known: ReadonlyMap<Stamp, { readonly digest: string; readonly stamp: Stamp }>
  readonly owners: ReadonlyMap<ReplicaId, Owner>
  readonly records: ReadonlyMap<RecordId, StoredRecord>
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
  const known = new Map(evidence.known)
  const kinds = new Map([...evidence.records].map(([id, { kind }]) => [id, kind]))
  const room = new Room(evidence.records)
  const ahead = new Map<ReplicaId, Stamp>()
  const accepted: Accepted[] = []
  const restamped: [Stamp, Stamp][] = []
  const rejected: WireRejection[] = []
  for (const one of incoming) {
    const { id, record, kind } = one.change
    const before = known.get(id)
    if (before !== undefined) {
      if (before.digest !== one.digest) rejected.push(reject(id, 'id_reused', 'id'))
      else if (before.stamp !== id) restamped.push([id, before.stamp])
      continue
    }
    const refusal = refuse(one, { evidence, kind: kinds.get(record), room })
    if (refusal !== undefined) {
      rejected.push(refusal)
      continue
    }
    const replica = stampReplica(id)
    const last = ahead.get(replica) ?? evidence.owners.get(replica)?.ahead ?? null
    const beaten = madeOver(one.change, evidence.records.get(record)?.state.stamps ?? {})
    const stamp = clampStamp(id, last === null ? beaten : [...beaten, last], evidence.now)
    if (stamp !== id) {
      ahead.set(replica, stamp)
      restamped.push([id, stamp])
    }
    known.set(id, { digest: one.digest, stamp })
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

/** Which paths each record of the push has by now. */
class Room {
  readonly #paths = new Map<RecordId, Set<string>>()
  readonly #records: ReadonlyMap<RecordId, StoredRecord>

  constructor(records: ReadonlyMap<RecordId, StoredRecord>) {
    this.#records = records
  }

  holds({ change }: Incoming): boolean {
    const paths = this.#pathsOf(change.record)
    const added = Object.keys(change.set).filter((path) => !paths.has(path))
    return paths.size + added.length <= MAX_RECORD_PATHS
  }

  take({ change }: Incoming): void {
    const paths = this.#pathsOf(change.record)
    for (const path of Object.keys(change.set)) paths.add(path)
  }

  #pathsOf(record: RecordId): Set<string> {
    const known = this.#paths.get(record)
    if (known !== undefined) return known
    const paths = new Set(Object.keys(this.#records.get(record)?.state.fields ?? {}))
    this.#paths.set(record, paths)
    return paths
  }
}
