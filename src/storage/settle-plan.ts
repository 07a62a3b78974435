// What an answer of the server does to one record: pure, so that it can be tested without a disk.

import type { RecordId, ReplicaId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Rejection } from '../domain/base/problem.ts'
import type { Kind } from '../domain/records/record.ts'
import { applySet, mergeStates, type Fields, type RecordState } from '../domain/replica/merge.ts'
import { stampReplica, type Stamp } from '../domain/replica/stamp.ts'
import { isContested, isRecent } from './contest.ts'
import { knownState, layOver, stampOf, type Unsettled } from './record-state.ts'
import type { KeptBody, OutboxBody, RecordBody } from './rows.ts'
import type { Choice } from './types.ts'

/** One answer, as far as every record is concerned. */
export type Verdict = {
  readonly replica: ReplicaId
  readonly now: Moment
  readonly accepted: ReadonlySet<Stamp>
  readonly rejected: ReadonlyMap<Stamp, Rejection>
  readonly restamped: ReadonlyMap<Stamp, Stamp>
}

export type RecordBefore = {
  readonly id: RecordId
  readonly kind: Kind
  readonly body: RecordBody | undefined
  readonly unsettled: readonly Unsettled[]
  readonly kept: readonly KeptBody[]
  readonly choices: readonly Choice[]
  /** The state that the answer brought. */
  readonly told: RecordState | undefined
}

export type RecordAfter = {
  readonly body: RecordBody
  readonly kept: readonly { readonly id: Stamp; readonly body: KeptBody }[]
  readonly rejected: readonly { readonly id: Stamp; readonly body: OutboxBody }[]
  readonly choices: readonly Choice[]
}

/** Gives the record, its queue and its choices after an answer. Only queued changes that the answer
 *  accounts for leave the queue. [OB1] */
export function planRecord(record: RecordBefore, verdict: Verdict): RecordAfter {
  const accepted = record.unsettled.filter(
    (own) => own.state === 'queued' && verdict.accepted.has(own.id),
  )
  const left = record.unsettled.filter((own) => !accepted.includes(own))
  const kept = accepted.map((own) => ({ id: own.id, body: keep(own, verdict) }))
  const knownBefore = kept.reduce(
    (state, { body }) => applySet(state, body.set, body.stamp),
    knownState(record.body),
  )
  const known = record.told === undefined ? knownBefore : mergeStates(knownBefore, record.told)
  const shown = layOver(known, left)
  const own = [...record.kept, ...kept.map(({ body }) => body)]
  return {
    body: {
      ...shown,
      base: left.length === 0 ? undefined : known,
      sentAt: kept.length === 0 ? record.body?.sentAt : verdict.now,
    },
    kept,
    rejected: left.flatMap((own) => reject(own, verdict)),
    choices: compare({ record, verdict, known: knownBefore, left, own, shown }),
  }
}

function keep({ id, body }: Unsettled, verdict: Verdict): KeptBody {
  const stamp = verdict.restamped.get(id) ?? body.stamp ?? id
  return { set: body.set, savedAt: body.savedAt, acceptedAt: verdict.now, stamp }
}

function reject(own: Unsettled, verdict: Verdict): { id: Stamp; body: OutboxBody }[] {
  const rejection = verdict.rejected.get(own.id)
  if (rejection === undefined || own.state !== 'queued') return []
  return [{ id: own.id, body: { ...own.body, rejection } }]
}

type Comparison = {
  readonly record: RecordBefore
  readonly verdict: Verdict
  readonly known: RecordState
  readonly left: readonly Unsettled[]
  readonly own: readonly KeptBody[]
  readonly shown: RecordState
}

/** Marks own values that came to be overwritten by this answer; a value seen before is not marked again. */
function compare(at: Comparison): readonly Choice[] {
  const { record, verdict, known, left, shown } = at
  if (record.told === undefined) return record.choices
  const before = layOver(known, left)
  const choices = new Map(record.choices.map((choice) => [choice.path, choice]))
  for (const [path, stamp] of Object.entries(record.told.stamps)) {
    const theirs = shown.fields[path]
    const isNews = known.stamps[path] !== stamp && shown.stamps[path] === stamp
    if (!isNews || theirs === undefined || stampReplica(stamp) === verdict.replica) continue
    const mine = choices.get(path) ?? ownInForce(at, path, before.stamps[path])
    if (mine === undefined) continue
    if (mine.mine === theirs) choices.delete(path)
    else choices.set(path, { ...mine, theirs, theirsStamp: stamp, noticedAt: verdict.now })
  }
  return [...choices.values()]
}

function ownInForce(
  { record, verdict, left, own }: Comparison,
  path: string,
  stamp: Stamp | undefined,
): Pick<Choice, 'record' | 'path' | 'mine' | 'mineStamp'> | undefined {
  if (stamp === undefined) return undefined
  const queued = left.find((change) => {
    const isQueued = change.state === 'queued' && !verdict.rejected.has(change.id)
    return isQueued && stampOf(change) === stamp
  })
  const sent = own.find(
    (change) => change.stamp === stamp && isRecent(change.acceptedAt, verdict.now),
  )
  const set: Fields | undefined = queued?.body.set ?? sent?.set
  const mine = set?.[path]
  if (mine === undefined) return undefined
  if (!isContested(record.kind, path, { sent: queued === undefined })) return undefined
  return { record: record.id, path, mine, mineStamp: stamp }
}
