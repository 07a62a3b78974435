// What an answer of the server does to one record: pure, so that it can be tested without a disk.

import type { RecordId, ReplicaId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Rejection } from '../domain/base/problem.ts'
import type { Kind } from '../domain/records/record.ts'
import { applySet, mergeStates, type Fields, type RecordState } from '../domain/replica/merge.ts'
import type { Value } from '../domain/replica/path.ts'
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
  return {
    body: {
      ...shown,
      base: left.length === 0 ? undefined : known,
      sentAt: kept.length === 0 ? record.body?.sentAt : verdict.now,
    },
    kept,
    rejected: left.flatMap((own) => reject(own, verdict)),
    choices: compare({ record, verdict, shown }),
  }
}

function keep(own: Unsettled, verdict: Verdict): KeptBody {
  const { set, savedAt } = own.body
  return { set, savedAt, acceptedAt: verdict.now, stamp: stampGiven(own, verdict) }
}

function stampGiven(own: Unsettled, { restamped }: Verdict): Stamp {
  return restamped.get(own.id) ?? stampOf(own)
}

function reject(own: Unsettled, verdict: Verdict): { id: Stamp; body: OutboxBody }[] {
  const rejection = verdict.rejected.get(own.id)
  if (rejection === undefined || own.state !== 'queued') return []
  return [{ id: own.id, body: { ...own.body, rejection } }]
}

type Comparison = {
  readonly record: RecordBefore
  readonly verdict: Verdict
  readonly shown: RecordState
}

/** Marks own values that came to be overwritten by this answer, be it by what it told or by the lower
 *  stamp that it gave; a value seen before is not marked again. [CH1] */
function compare(at: Comparison): readonly Choice[] {
  const { record, verdict, shown } = at
  const before = layOver(knownState(record.body), record.unsettled)
  const choices = new Map(record.choices.map((choice) => [choice.path, choice]))
  for (const [path, stamp] of Object.entries(shown.stamps)) {
    const theirs = shown.fields[path]
    const seen = { stamp: before.stamps[path], value: before.fields[path] }
    if (seen.stamp === undefined || seen.stamp === stamp || theirs === undefined) continue
    if (stampReplica(stamp) === verdict.replica) continue
    const mine = choices.get(path) ?? ownInForce(at, path, seen)
    if (mine === undefined) continue
    if (mine.mine === theirs) choices.delete(path)
    else choices.set(path, { ...mine, theirs, theirsStamp: stamp, noticedAt: verdict.now })
  }
  return [...choices.values()]
}

type Seen = { readonly stamp: Stamp | undefined; readonly value: Value | undefined }

/** Gives the newest own value of a path where it is what the person saw: as it was written, or because
 *  somebody wrote the same over it. */
function ownInForce(
  at: Comparison,
  path: string,
  seen: Seen,
): Pick<Choice, 'record' | 'path' | 'mine' | 'mineStamp'> | undefined {
  const own = listOwn(at)
    .filter(({ set }) => set[path] !== undefined)
    .reduce<Own | undefined>(
      (newest, one) => ((newest?.stamp ?? '') < one.stamp ? one : newest),
      undefined,
    )
  const mine = own?.set[path]
  if (own === undefined || own.isRefused || mine === undefined) return undefined
  if (own.stamp !== seen.stamp && mine !== seen.value) return undefined
  const { id, kind } = at.record
  if (!isContested(kind, path, { sent: own.isSent })) return undefined
  return { record: id, path, mine, mineStamp: own.isSent ? own.given : own.stamp }
}

/** An own change before the answer; `given` is the stamp that it has after it. */
type Own = {
  readonly set: Fields
  readonly stamp: Stamp
  readonly given: Stamp
  readonly isSent: boolean
  readonly isRefused: boolean
}

function listOwn({ record, verdict }: Comparison): readonly Own[] {
  const sent = record.kept
    .filter(({ acceptedAt }) => isRecent(acceptedAt, verdict.now))
    .map(({ set, stamp }) => ({ set, stamp, given: stamp, isSent: true, isRefused: false }))
  const waiting = record.unsettled
    .filter(({ state }) => state === 'queued')
    .map((own) => ({
      set: own.body.set,
      stamp: stampOf(own),
      given: stampGiven(own, verdict),
      isSent: verdict.accepted.has(own.id),
      isRefused: verdict.rejected.has(own.id),
    }))
  return [...sent, ...waiting]
}
