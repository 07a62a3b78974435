// The log as people read it: newest first, by day, doubles on one line.

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

export type Logged = { readonly id: RecordId; readonly outage: Outage }

/** One line of the log: the earliest record of an event, and the others of the same event. */
export type LogLine<T extends Logged> = { readonly first: T; readonly doubles: readonly T[] }
export type LogDay<T extends Logged> = {
  readonly day: Moment
  readonly lines: readonly LogLine<T>[]
}

/** Two people who see the same lamp go out do not look at the clock in the same minute. */
const SAME_EVENT_MS = 30 * MINUTE_MS

export function isInGroup(service: Service, group: ServiceGroup): boolean {
  return SERVICE_GROUPS[group].some((known) => known === service)
}

/** Gives the log by day, newest first. Expects `startOfDay` in the zone of the phone. */
export function groupByDay<T extends Logged>(
  logged: readonly T[],
  startOfDay: (at: Moment) => Moment,
): LogDay<T>[] {
  const days = new Map<Moment, LogLine<T>[]>()
  for (const line of joinDoubles(logged)) {
    const day = startOfDay(line.first.outage.startedAt)
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [...days].sort(([a], [b]) => b - a).map(([day, lines]) => ({ day, lines }))
}

/** Joins records of one event: those that a person joined, and those that cannot be anything else (same
 *  service and place, starts within half an hour, times that overlap). Nobody's record is thrown away:
 *  the later ones stand beside the earliest. Newest first. */
export function joinDoubles<T extends Logged>(logged: readonly T[]): LogLine<T>[] {
  let lines: { first: T; doubles: T[] }[] = []
  for (const item of [...logged].sort((a, b) => a.outage.startedAt - b.outage.startedAt)) {
    const same = lines.filter(({ first, doubles }) =>
      [first, ...doubles].some(
        (one) => isJoined(one, item) || (one === first && isSameEvent(one.outage, item.outage)),
      ),
    )
    const [line] = same
    if (line === undefined) lines.push({ first: item, doubles: [] })
    else {
      const rest = same.slice(1)
      line.doubles.push(...rest.flatMap(({ first, doubles }) => [first, ...doubles]), item)
      lines = lines.filter((other) => !rest.includes(other))
    }
  }
  return lines.sort((a, b) => b.first.outage.startedAt - a.first.outage.startedAt)
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
