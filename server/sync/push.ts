// Pushes inside the municipality's ledger: judged one after another, each on its own and on what those
// before it left, then written together. All that is accepted is written, or nothing is.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Caller } from '../store/devices.ts'
import type { Ledger } from '../store/ledger.ts'
import { pickRows } from '../store/pick-rows.ts'
import { readSite } from '../store/site.ts'
import { Bundle } from './bundle.ts'
import { judgePush, type Verdict } from './judge.ts'
import type { Incoming } from './read-push.ts'
import { readHolders, Replicas } from './replicas.ts'
import { findSeen } from './scope.ts'
import { keepPeople, type PersonChange } from './server-change.ts'
import type { Standing } from './standing.ts'

export type Push = {
  readonly caller: Caller
  readonly incoming: readonly Incoming[]
  readonly now: Moment
}

export type Pushed = Pick<Verdict, 'restamped' | 'rejected'> & {
  /** Records that this device alone wrote to, and knows whole where it knew what stood before. */
  readonly own: readonly RecordId[]
  /** The last number of a record that it could see and wrote to, before it did. */
  readonly sawUpTo: number
  /** Whether the stretch holds any other record. */
  readonly hasNews: boolean
}

/** What a request without changes pushed. */
export const NOTHING: Pushed = {
  restamped: [],
  rejected: [],
  own: [],
  sawUpTo: 0,
  hasNews: false,
}

export type Taken = { readonly standing: Standing; readonly pushed: readonly Pushed[] }

type Known = { readonly digest: string; readonly stamp: Stamp }
type Judged = {
  readonly push: Push
  readonly verdict: Verdict
  /** What its person's record then has to say. */
  readonly named: PersonChange | undefined
}

export async function takePushes(ledger: Ledger, pushes: readonly Push[]): Promise<Taken> {
  const changes = pushes.flatMap(({ incoming }) => incoming.map(({ change }) => change))
  const bundle = new Bundle(ledger)
  const ids = changes.map(({ id }) => id)
  // Nobody of them waits for another.
  const [{ site, epoch, replica }, holders, known] = await Promise.all([
    readSite(ledger.tx),
    readHolders(ledger, ids.map(stampReplica)),
    readKnown(ledger, ids),
    // Their people too: a phone's first push says whose its replica is.
    bundle.load([...changes.map(({ record }) => record), ...pushes.map(personOf)]),
  ])
  const replicas = new Replicas(replica, holders)
  const judged: Judged[] = []
  for (const push of pushes) {
    judged.push(judge(push, { bundle, replicas, known }))
    await bundle.hasten()
  }
  await keepPeople(
    ledger,
    bundle,
    judged.flatMap(({ named }) => named ?? []),
  )
  await replicas.write(ledger)
  const looked = await Promise.all(judged.map((one) => look(ledger, bundle, one)))
  const touched = await bundle.write()
  const mark = await ledger.close()
  return {
    standing: { site, epoch, before: ledger.before, head: ledger.head(), mark },
    pushed: looked.map((one) => ({ ...one, hasNews: touched > one.own.length })),
  }
}

const personOf = ({ caller }: Push) => caller.person

type Evidence = {
  readonly bundle: Bundle
  readonly replicas: Replicas
  readonly known: Map<Stamp, Known>
}

function judge(push: Push, { bundle, replicas, known }: Evidence): Judged {
  const { caller, incoming, now } = push
  const owners = {
    get: (replica: Parameters<Replicas['ownerFor']>[1]) => replicas.ownerFor(caller, replica),
  }
  const verdict = judgePush(incoming, { caller, now, known, owners, records: bundle })
  const { device, person } = caller
  for (const accepted of verdict.accepted) {
    const { change, digest, stamp } = accepted
    known.set(change.id, { digest, stamp })
    bundle.keep(accepted, { device, person, at: now })
  }
  bundle.keepWriter(device, writtenBy(verdict))
  return { push, verdict, named: replicas.bind(caller, verdict, now) }
}

function writtenBy({ accepted }: Verdict): ReadonlySet<RecordId> {
  return new Set(accepted.map(({ change }) => change.record))
}

async function readKnown({ tx, municipality }: Ledger, ids: readonly Stamp[]) {
  const rows = await tx
    .selectFrom(pickRows(tx, 'changes', { municipality, key: 'id', values: ids }))
    .select(['id', 'digest', 'stamp'])
    .execute()
  return new Map<Stamp, Known>(rows.map((row) => [row.id, row]))
}

/** What a device knows of the records that it wrote to. Before they are written: then it sees them all. */
async function look({ tx }: Ledger, bundle: Bundle, { push, verdict }: Judged): Promise<Pushed> {
  const { caller } = push
  const drafts = [...writtenBy(verdict)].flatMap((id) => bundle.draft(id) ?? [])
  const stood = drafts.flatMap(({ before }) => before ?? [])
  const seen = await findSeen(tx, caller, stood)
  const own = drafts.filter(
    (draft) => draft.isAllOf(caller.device) && (draft.before === undefined || seen.has(draft.id)),
  )
  const numbers = stood.filter(({ id }) => seen.has(id)).map(({ seq }) => seq)
  const { restamped, rejected } = verdict
  const sawUpTo = numbers.reduce((last, seq) => Math.max(last, seq), 0)
  return { restamped, rejected, own: own.map(({ id }) => id), sawUpTo, hasNews: false }
}
