// A replica is its device's for life. It passes on only where its device was revoked, or is the same
// person's: a phone that had to enrol again still has its outbox to send, under its old replica.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Caller } from '../store/devices.ts'
import { insertRows } from '../store/insert-rows.ts'
import type { Ledger } from '../store/ledger.ts'
import { pickRows } from '../store/pick-rows.ts'
import type { Owner, Verdict } from './judge.ts'
import type { PersonChange } from './server-change.ts'

type Holder = {
  readonly device: ReplicaId
  readonly person: RecordId
  readonly ahead: Stamp | null
  readonly isRevoked: boolean
}

const RENEW = `on conflict (municipality, replica) do update set
  device = excluded.device, ahead = excluded.ahead`

/** Reads whose some replicas are, where they are somebody's. */
export async function readHolders(
  { tx, municipality }: Ledger,
  replicas: Iterable<ReplicaId>,
): Promise<Map<ReplicaId, Holder>> {
  const values = [...new Set(replicas)]
  const rows = await tx
    .selectFrom(pickRows(tx, 'replicas', { municipality, key: 'replica', values }))
    .innerJoin('devices', 'devices.id', 'replicas.device')
    .select(['replicas.replica', 'replicas.device', 'replicas.ahead'])
    .select(['devices.person', 'devices.revoked_at'])
    .execute()
  return new Map(
    rows.map(({ replica, revoked_at, ...row }) => [
      replica,
      { ...row, isRevoked: revoked_at !== null },
    ]),
  )
}

/** Whose the replicas of some pushes are by now; and what of that has yet to be written. */
export class Replicas {
  readonly #own: ReplicaId
  readonly #holders: Map<ReplicaId, Holder>
  readonly #changed = new Set<ReplicaId>()

  /** `own` is the server's replica: nobody else may write in its name. */
  constructor(own: ReplicaId, holders: Map<ReplicaId, Holder>) {
    this.#own = own
    this.#holders = holders
  }

  /** Gives how a caller's changes under a replica are judged. */
  ownerFor({ device, person }: Caller, replica: ReplicaId): Owner | undefined {
    if (replica === this.#own) return { ahead: null, isForeign: true }
    const holder = this.#holders.get(replica)
    if (holder === undefined) return undefined
    const isHeir = holder.isRevoked || holder.person === person
    return { ahead: holder.ahead, isForeign: holder.device !== device && !isHeir }
  }

  /** Gives the caller the replicas that it wrote under, and what its person's record then has to say. */
  bind(caller: Caller, verdict: Verdict, now: Moment): PersonChange | undefined {
    const { device, person } = caller
    const bound: Record<string, true> = {}
    for (const replica of new Set(verdict.accepted.map(({ change }) => stampReplica(change.id)))) {
      const before = this.#holders.get(replica)
      const ahead = verdict.ahead.get(replica) ?? before?.ahead ?? null
      if (before?.device === device && ahead === before.ahead) continue
      this.#holders.set(replica, { device, person, ahead, isRevoked: false })
      this.#changed.add(replica)
      if (before?.device !== device) bound[`replicas/${replica}`] = true
    }
    return Object.keys(bound).length === 0 ? undefined : { person, set: bound, now }
  }

  async write({ tx, municipality, write }: Ledger): Promise<void> {
    const rows = [...this.#changed].flatMap((replica) => {
      const holder = this.#holders.get(replica)
      if (holder === undefined) return []
      const { device, ahead } = holder
      return [{ municipality, replica, device, ahead }]
    })
    await write(() => insertRows(tx, 'replicas', { rows, conflict: RENEW }))
  }
}
