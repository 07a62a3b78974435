// Who changed what, when, and from what to what: a record's past, rebuilt by replaying its changes
// in the order of their stamps. Without a connection only this phone's own changes and the values
// in force are known; then what others wrote shows without what it replaced.

import type { RecordId, ReplicaId } from '../base/ids.ts'
import type { Moment } from '../base/moment.ts'
import type { Value } from '../replica/path.ts'
import { EMPTY_STATE, applySet, type Fields, type RecordState } from '../replica/merge.ts'
import { isStamp, stampMs, stampReplica, type Stamp } from '../replica/stamp.ts'
import type { HistoryEntry } from '../replica/wire.ts'

export type PastState = 'queued' | 'rejected' | 'accepted'

export type PastValue = {
  readonly path: string
  /** Undefined where the path had no value, or where it is not known here. */
  readonly from: Value | undefined
  readonly to: Value
}

export type PastEntry = {
  readonly id: Stamp
  /** By the clock of the phone that made it. */
  readonly at: Moment
  readonly replica: ReplicaId
  /** Known only where the server told; else the reader looks the replica up. */
  readonly person: RecordId | undefined
  readonly state: PastState
  readonly changes: readonly PastValue[]
}

/** A change of this phone, as the phone keeps it. */
export type OwnPast = { readonly id: Stamp; readonly set: Fields; readonly state: PastState }

export type Past = {
  readonly own: readonly OwnPast[]
  /** What the server told, if it could be asked. */
  readonly server: readonly HistoryEntry[] | undefined
  readonly record: RecordState
}

/** Book-keeping that says nothing to a reader of the history. */
const UNSPOKEN = new Set(['recordedAt', 'clockSuspect'])

/** Gives the entries of a record's history, newest first, without words. A change known from both
 *  sides appears once, as the server has it; one that was not accepted replaces nothing. [HI1-HI3] */
export function readHistory(past: Past): PastEntry[] {
  const rows = [...collectRows(past).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const entries: PastEntry[] = []
  let state = EMPTY_STATE
  for (const row of rows) {
    const changes = describeChanges(state, row.set)
    if (row.state !== 'rejected') state = applySet(state, row.set, row.id)
    if (changes.length === 0) continue
    entries.unshift({
      id: row.id,
      at: stampMs(row.id),
      replica: stampReplica(row.id),
      person: row.person,
      state: row.state,
      changes,
    })
  }
  return entries
}

type Row = OwnPast & { readonly person: RecordId | undefined }

function collectRows({ own, server, record }: Past): Map<Stamp, Row> {
  const rows = new Map<Stamp, Row>()
  for (const [id, set] of groupByStamp(record))
    rows.set(id, { id, set, state: 'accepted', person: undefined })
  for (const change of own) rows.set(change.id, { ...change, person: undefined })
  for (const { id, set, person } of server ?? [])
    rows.set(id, { id, set, state: 'accepted', person: person ?? undefined })
  return rows
}

function groupByStamp({ fields, stamps }: RecordState): Map<Stamp, Record<string, Value>> {
  const groups = new Map<Stamp, Record<string, Value>>()
  for (const [path, stamp] of Object.entries(stamps)) {
    const value = fields[path]
    if (!isStamp(stamp) || value === undefined) continue
    const set = groups.get(stamp) ?? {}
    set[path] = value
    groups.set(stamp, set)
  }
  return groups
}

function describeChanges(before: RecordState, set: Fields): PastValue[] {
  return Object.entries(set)
    .filter(([path, to]) => !UNSPOKEN.has(path) && before.fields[path] !== to)
    .filter(([path, to]) => !(to === null && before.fields[path] === undefined))
    .map(([path, to]) => ({ path, from: before.fields[path], to }))
}
