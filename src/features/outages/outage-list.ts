// Which records of the log belong together: services under one heading, records of one event.

import type { RecordId } from '../../domain/base/ids.ts'
import { MINUTE_MS, type Moment } from '../../domain/base/moment.ts'
import type { Service } from '../../domain/records/codes.ts'
import type { Outage } from '../../domain/records/outage.ts'

export const SERVICE_GROUPS = {
  power: ['electricity'],
  heat: ['heating'],
  water: ['cold-water', 'hot-water', 'sewerage'],
  net: ['mobile', 'internet'],
  gas: ['gas'],
} as const satisfies Readonly<Record<string, readonly Service[]>>

export type ServiceGroup = keyof typeof SERVICE_GROUPS
export const SERVICE_GROUP_NAMES: readonly ServiceGroup[] = ['power', 'heat', 'water', 'net', 'gas']

export type Logged = { readonly id: RecordId; readonly outage: Outage }

/** Two people who see the same lamp go out do not look at the clock in the same minute. */
export const SAME_EVENT_MS = 30 * MINUTE_MS

export function isInGroup(service: Service, group: ServiceGroup): boolean {
  return SERVICE_GROUPS[group].some((known) => known === service)
}

/** Gives the other records of one event. */
export function findDoubles<T extends Logged>(record: Logged, known: readonly T[]): T[] {
  return othersOf(record, known).filter(
    (other) => isJoined(record, other) || isSame(record.outage, other.outage),
  )
}

/** Gives records that may be of the same event, which only a person can tell: same service and place,
 *  times that overlap, starts further apart. */
export function findLikely<T extends Logged>(
  record: Logged,
  known: readonly T[],
  now: Moment,
): T[] {
  const { outage } = record
  return othersOf(record, known).filter(
    (other) =>
      !isJoined(record, other) &&
      !isSame(outage, other.outage) &&
      isSameSpot(outage, other.outage) &&
      outage.startedAt < (other.outage.endedAt ?? now) &&
      other.outage.startedAt < (outage.endedAt ?? now),
  )
}

/** True where a person said that both are one event. */
export function isJoined(a: Logged, b: Logged): boolean {
  return a.outage.sameAs === b.id || b.outage.sameAs === a.id
}

function othersOf<T extends Logged>(record: Logged, known: readonly T[]): T[] {
  return known.filter(
    ({ id, outage }) => id !== record.id && !outage.removed && !isObservation(outage),
  )
}

function isSame(a: Outage, b: Outage): boolean {
  return a.startedAt <= b.startedAt ? isSameEvent(a, b) : isSameEvent(b, a)
}

function isSameSpot(a: Outage, b: Outage): boolean {
  return a.service === b.service && (a.facility ?? a.place) === (b.facility ?? b.place)
}

/** True for two records that two people made of one event. Expects `a` to have begun first. */
export function isSameEvent(a: Outage, b: Outage): boolean {
  const overlaps = a.endedAt === undefined || b.startedAt < a.endedAt
  return isSameSpot(a, b) && overlaps && Math.abs(b.startedAt - a.startedAt) <= SAME_EVENT_MS
}

/** True for "it is there", which a person answered without anything having gone off. */
export function isObservation({ startedAt, endedAt }: Outage): boolean {
  return startedAt === endedAt
}
