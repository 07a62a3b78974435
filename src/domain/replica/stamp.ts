// A hybrid logical clock (Kulkarni et al., 2014). It guarantees that a new stamp is greater than
// every stamp that the replica made or saw, whatever the wall clock says, and that making one
// never throws. Without it a phone that believes it is 1970 could not correct a value that it saw.
//
//   0199c3a5f2e0-0004-k7m2q9xw4d3a      12 hex digits of ms, 4 of counter, the replica; sorts as text

import { isShortId, type ReplicaId } from '../base/ids.ts'
import type { Moment } from '../base/moment.ts'

export type Stamp = string & { readonly brand: 'Stamp' }

/** The greatest reading that a replica made or saw. */
export type ClockReading = { readonly ms: Moment; readonly counter: number }

export const CLOCK_START: ClockReading = { ms: 0, counter: 0 }

/** Stamps past this (year 4200) are refused, so that there is always room above every stamp seen. */
const MS_LIMIT = 0x4000_0000_0000
/** No wall clock is believed past this (year 3084): a phone with a mad one has room for its own stamps. */
const WALL_LIMIT = MS_LIMIT / 2
const COUNTER_LIMIT = 0xffff
const STAMP = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{12}$/

export function isStamp(text: unknown): text is Stamp {
  return typeof text === 'string' && STAMP.test(text) && stampMs(text) <= MS_LIMIT
}

/** Gives the next reading, greater than `last` in every case. [CL1] [CL2] */
export function tick(last: ClockReading, wall: Moment): ClockReading {
  const ms = Number.isFinite(wall) ? Math.min(Math.max(0, Math.floor(wall)), WALL_LIMIT) : 0
  if (ms > last.ms) return { ms, counter: 0 }
  if (last.counter < COUNTER_LIMIT) return { ms: last.ms, counter: last.counter + 1 }
  return { ms: last.ms + 1, counter: 0 }
}

/** Gives the greater of a reading and a stamp that was seen, so that the next tick beats both. [CL3] */
export function observe(last: ClockReading, seen: Stamp): ClockReading {
  const ms = stampMs(seen)
  const counter = Number.parseInt(seen.slice(13, 17), 16)
  return ms > last.ms || (ms === last.ms && counter > last.counter) ? { ms, counter } : last
}

export function writeStamp(reading: ClockReading, replica: ReplicaId): Stamp {
  const ms = reading.ms.toString(16).padStart(12, '0')
  const counter = reading.counter.toString(16).padStart(4, '0')
  const text = `${ms}-${counter}-${replica}`
  if (!hasStampShape(text)) throw new Error('assertion failed: a made stamp is well formed')
  return text
}

/** Gives the milliseconds of a stamp, by the clock of the replica that made it. */
export function stampMs(stamp: string): Moment {
  return Number.parseInt(stamp.slice(0, 12), 16)
}

export function stampReplica(stamp: Stamp): ReplicaId {
  const replica = stamp.slice(18)
  if (!isShortId(replica)) throw new Error('assertion failed: a stamp ends in a replica')
  return replica
}

function hasStampShape(text: string): text is Stamp {
  return STAMP.test(text)
}
