// One push, inside the municipality's ledger: all that is accepted is written, or nothing is.

import { sql } from 'kysely'
import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Caller } from '../store/devices.ts'
import { insertRows } from '../store/insert-rows.ts'
import type { Ledger } from '../store/ledger.ts'
import { writeDrafts } from './drafts.ts'
import { judgePush, type Accepted, type Owner, type Verdict } from './judge.ts'
import type { Incoming } from './read-push.ts'
import { writePerson } from './server-change.ts'
import { findSeen } from './scope.ts'
import { loadRecords } from './stored-record.ts'

export type Pushed = Pick<Verdict, 'restamped' | 'rejected'> & {
  /** Records that the push wrote to, and that the device could not see before it did. */
  readonly unseen: readonly RecordId[]
  /** Records that it did not write: what moved with a facility, and the person that its replica names. */
  readonly moved: readonly RecordId[]
}

type Push = {
  readonly caller: Caller
  readonly incoming: readonly Incoming[]
  readonly now: Moment
  /** The server's own replica. */
  readonly own: ReplicaId
}

/** What a request without changes pushed. */
export const NOTHING: Pushed = { restamped: [], rejected: [], unseen: [], moved: [] }

export async function pushChanges(ledger: Ledger, push: Push): Promise<Pushed> {
  if (push.incoming.length === 0) return NOTHING
  const { tx, municipality } = ledger
  const { caller, incoming, now } = push
  const ids = [...new Set(incoming.map(({ change }) => change.record))]
  const records = await loadRecords(tx, municipality, ids)
  const owners = await readOwners(ledger, push)
  const known = await readKnown(ledger, incoming)
  const verdict = judgePush(incoming, { caller, now, known, owners, records })
  const { accepted, restamped, rejected } = verdict
  if (accepted.length === 0) return { ...NOTHING, restamped, rejected }
  await keepChanges(ledger, push, accepted)
  const named = await bindReplicas(ledger, push, { verdict, owners })
  const { moved } = await writeDrafts(ledger, accepted, records)
  const stood = [...records.values()]
  const seen = await findSeen(tx, caller, stood)
  const wrote = [...new Set(accepted.map(({ change }) => change.record))]
  await insertRows(tx, 'writers', {
    rows: wrote.map((record) => ({ municipality, device: caller.device, record })),
    conflict: sql`on conflict do nothing`,
  })
  await ledger.close()
  const unseen = stood.map(({ id }) => id).filter((id) => !seen.has(id))
  return { restamped, rejected, unseen, moved: [...moved, ...named] }
}

async function readKnown({ tx, municipality }: Ledger, incoming: readonly Incoming[]) {
  const ids = incoming.map(({ change }) => change.id)
  const rows = await tx
    .selectFrom('changes')
    .select(['id', 'digest', 'stamp'])
    .where('municipality', '=', municipality)
    .where('id', 'in', ids)
    .execute()
  return new Map<Stamp, { digest: string; stamp: Stamp }>(rows.map((row) => [row.id, row]))
}

/** A replica is its device's for life. It passes on only where its device was revoked, or is the same
 *  person's: a phone that had to enrol again still has its outbox to send, under its old replica. */
async function readOwners(
  { tx, municipality }: Ledger,
  { caller, incoming, own }: Push,
): Promise<Map<ReplicaId, Owner>> {
  const replicas = [...new Set(incoming.map(({ change }) => stampReplica(change.id)))]
  const rows = await tx
    .selectFrom('replicas')
    .innerJoin('devices', 'devices.id', 'replicas.device')
    .select(['replicas.replica', 'replicas.device', 'replicas.ahead'])
    .select(['devices.person', 'devices.revoked_at'])
    .where('replicas.municipality', '=', municipality)
    .where('replicas.replica', 'in', replicas)
    .execute()
  const owners = new Map<ReplicaId, Owner>()
  for (const { replica, device, ahead, person, revoked_at } of rows) {
    const isHeir = revoked_at !== null || person === caller.person
    owners.set(replica, { device, ahead, isForeign: device !== caller.device && !isHeir })
  }
  owners.set(own, { device: own, ahead: null, isForeign: true })
  return owners
}

async function keepChanges(
  { tx, municipality }: Ledger,
  { caller, now }: Push,
  accepted: readonly Accepted[],
): Promise<void> {
  const { device, person } = caller
  await insertRows(tx, 'changes', {
    rows: accepted.map(({ change: { id, record }, stamp, digest, body }) => {
      return { municipality, id, stamp, record, device, person, digest, body, at: now }
    }),
  })
}

type Binding = { readonly verdict: Verdict; readonly owners: ReadonlyMap<ReplicaId, Owner> }

/** Gives the person whose record now names the replica, where it did not before. */
async function bindReplicas(
  ledger: Ledger,
  { caller, now }: Push,
  { verdict, owners }: Binding,
): Promise<readonly RecordId[]> {
  const { tx, municipality } = ledger
  const used = new Set(verdict.accepted.map(({ change }) => stampReplica(change.id)))
  const bound: Record<string, true> = {}
  for (const replica of used) {
    const owner = owners.get(replica)
    const ahead = verdict.ahead.get(replica) ?? owner?.ahead ?? null
    if (owner?.device === caller.device && ahead === owner.ahead) continue
    await tx
      .insertInto('replicas')
      .values({ municipality, replica, device: caller.device, ahead })
      .onConflict((conflict) =>
        conflict.columns(['municipality', 'replica']).doUpdateSet((eb) => ({
          device: eb.ref('excluded.device'),
          ahead: eb.ref('excluded.ahead'),
        })),
      )
      .execute()
    if (owner?.device !== caller.device) bound[`replicas/${replica}`] = true
  }
  if (Object.keys(bound).length === 0) return []
  await writePerson(ledger, { person: caller.person, set: bound, now })
  return [caller.person]
}
