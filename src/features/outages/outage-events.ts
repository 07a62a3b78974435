// The log as people read it: newest first, by day, records of one event on one line. The log may hold
// ten thousand: each record is compared only with what began at its spot just before it.

import type { Moment } from '../../domain/base/moment.ts'
import { isSameEvent, SAME_EVENT_MS, type Logged } from './outage-list.ts'
import { spotName } from './outage-where.ts'

/** One line of the log: the earliest record of an event, and the others of the same event. */
export type LogLine<T extends Logged> = { readonly first: T; readonly doubles: readonly T[] }

/** A row of the log: the name of a day, or a line. */
export type LogItem<T extends Logged> =
  | { readonly tag: 'day'; readonly day: Moment }
  | { readonly tag: 'line'; readonly line: LogLine<T> }

/** Gives the rows of the log, newest first. Expects `startOfDay` in the zone of the phone. */
export function groupByDay<T extends Logged>(
  logged: readonly T[],
  startOfDay: (at: Moment) => Moment,
): readonly LogItem<T>[] {
  const items: LogItem<T>[] = []
  let last: Moment | undefined
  for (const line of joinDoubles(logged)) {
    const day = startOfDay(line.first.outage.startedAt)
    if (day !== last) items.push({ tag: 'day', day })
    last = day
    items.push({ tag: 'line', line })
  }
  return items
}

/** Joins records of one event: those that a person joined, and those that cannot be anything else (same
 *  service and place, starts within half an hour, times that overlap). Nobody's record is thrown away:
 *  the later ones stand beside the earliest. Newest first. */
export function joinDoubles<T extends Logged>(logged: readonly T[]): readonly LogLine<T>[] {
  const events = openEvents<T>()
  for (const item of [...logged].sort((a, b) => a.outage.startedAt - b.outage.startedAt)) {
    const [into, ...others] = events.find(item)
    if (into === undefined) events.begin(item)
    else events.join(into, others, item)
  }
  return events.all().sort((a, b) => b.first.outage.startedAt - a.first.outage.startedAt)
}

type Event<T> = { readonly order: number; readonly first: T; readonly doubles: T[] }

/** The events so far, and by what a record finds its own. Expects records by their start. */
function openEvents<T extends Logged>() {
  const known = new Set<Event<T>>()
  const byRecord = new Map<string, Event<T>>()
  /** By the record that a person named as the same: the events that name it. */
  const naming = new Map<string, Set<Event<T>>>()
  const bySpot = new Map<string, Event<T>[]>()
  let order = 0
  const add = (event: Event<T>, { id, outage: { sameAs } }: T) => {
    byRecord.set(id, event)
    if (sameAs === undefined) return
    naming.set(sameAs, (naming.get(sameAs) ?? new Set()).add(event))
  }
  return {
    all: () => [...known],
    /** Those that a record belongs to, the earliest first. */
    find: (item: T): Event<T>[] => {
      const { id, outage } = item
      const found = new Set<Event<T>>(naming.get(id))
      const named = outage.sameAs === undefined ? undefined : byRecord.get(outage.sameAs)
      if (named !== undefined) found.add(named)
      const here = bySpot.get(spotOf(item)) ?? []
      for (let at = here.length - 1; at >= 0; at--) {
        const event = here[at]
        if (event === undefined) continue
        if (outage.startedAt - event.first.outage.startedAt > SAME_EVENT_MS) break
        if (isSameEvent(event.first.outage, outage)) found.add(event)
      }
      return [...found].filter((event) => known.has(event)).sort((a, b) => a.order - b.order)
    },
    begin: (item: T) => {
      const event: Event<T> = { order: order++, first: item, doubles: [] }
      known.add(event)
      add(event, item)
      const here = bySpot.get(spotOf(item))
      if (here === undefined) bySpot.set(spotOf(item), [event])
      else here.push(event)
    },
    join: (into: Event<T>, others: readonly Event<T>[], item: T) => {
      for (const other of others) {
        known.delete(other)
        for (const one of [other.first, ...other.doubles]) {
          into.doubles.push(one)
          add(into, one)
        }
      }
      into.doubles.push(item)
      add(into, item)
    },
  }
}

function spotOf({ outage }: Logged): string {
  return `${outage.service} ${spotName(outage)}`
}
