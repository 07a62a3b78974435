// What lies on the disk of the phone's store in memory.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Rejection } from '../../src/domain/base/problem.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import type { RecordState } from '../../src/domain/replica/merge.ts'
import { CLOCK_START, type ClockReading, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Choice, OwnChange } from '../../src/storage/types.ts'

export type Own = {
  readonly change: Change
  readonly stamp: Stamp
  readonly savedAt: Moment
  readonly state: OwnChange['state']
  readonly rejection: Rejection | undefined
  readonly acceptedAt: Moment | undefined
}

export type Known = { readonly kind: Kind; readonly state: RecordState; readonly pulled: number }

export type Look = {
  readonly id: RecordId
  readonly seen: readonly {
    readonly path: string
    readonly stamp: Stamp
    readonly own: Stamp | undefined
  }[]
}

/** All that lies on the disk of queue and records. */
export type Picture = {
  readonly own: ReadonlyMap<Stamp, Own>
  readonly known: ReadonlyMap<RecordId, Known>
  readonly chosen: ReadonlyMap<string, Choice>
  readonly facts: Facts
}

export type Facts = {
  readonly cursor: string | null
  readonly pulls: number
  readonly sweeps: boolean
  readonly turn: number
  readonly serverNow: Moment
  readonly clock: ClockReading
}

export const NOTHING_KNOWN: Facts = {
  cursor: null,
  pulls: 0,
  sweeps: false,
  turn: 0,
  serverNow: 0,
  clock: CLOCK_START,
}

/** Gives the own change that set a path last and was not refused. */
export function findNewest(changes: readonly Own[], path: string): Own | undefined {
  return changes
    .filter(({ change, state }) => state !== 'rejected' && path in change.set)
    .reduce<Own | undefined>(
      (last, own) => ((last?.stamp ?? '') < own.stamp ? own : last),
      undefined,
    )
}
