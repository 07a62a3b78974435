// The phone's idea of the time. Recording never fails because of the clock: a stamp beats every
// stamp made or seen, and a time taken while there is reason to doubt is marked so.

import * as v from 'valibot'
import { isShortId, type ReplicaId } from '../domain/base/ids.ts'
import { DAY_MS, MINUTE_MS, type Moment } from '../domain/base/moment.ts'
import type { Database } from './database.ts'
import type { ClockRow } from './rows.ts'

const MAX_BEHIND_MS = 10 * MINUTE_MS
/** A phone may well be out of reach for half a year; it is not for more than one. */
const MAX_SINCE_CONTACT_MS = 365 * DAY_MS

const ClockRowSchema = v.object({
  replica: v.custom<ReplicaId>(isShortId),
  ms: v.number(),
  counter: v.number(),
  difference: v.number(),
  trusted: v.number(),
  contactAt: v.optional(v.number()),
})

/** Gives the phone's time, corrected by what the server said. */
export function correctedTime(clock: ClockRow, wall: Moment): Moment {
  return Math.floor(wall + clock.difference)
}

/** True when a time taken now deserves doubt: before the build, more than 10 minutes behind the last
 *  time that was not doubted, or more than a year after the last contact. */
export function isSuspect(clock: ClockRow, now: Moment, builtAt: Moment): boolean {
  if (!Number.isFinite(now) || now < builtAt) return true
  if (now < clock.trusted - MAX_BEHIND_MS) return true
  return clock.contactAt !== undefined && now > clock.contactAt + MAX_SINCE_CONTACT_MS
}

export function isSameClock(a: ClockRow, b: ClockRow): boolean {
  return (
    a.replica === b.replica &&
    a.ms === b.ms &&
    a.counter === b.counter &&
    a.difference === b.difference &&
    a.trusted === b.trusted &&
    a.contactAt === b.contactAt
  )
}

export function parseClock(value: unknown): ClockRow {
  const parsed = v.safeParse(ClockRowSchema, value)
  if (!parsed.success) throw new Error('assertion failed: the clock row was made with the database')
  return { ...parsed.output, contactAt: parsed.output.contactAt }
}

/** The clock as this context last saw it; each save checks inside its transaction that it still holds. */
export type ClockCache = {
  readonly peek: () => ClockRow
  readonly replace: (clock: ClockRow) => void
  readonly refresh: () => Promise<ClockRow>
}

export async function createClockCache(database: Database): Promise<ClockCache> {
  let cached = await readClock(database)
  const refresh = async () => {
    cached = await readClock(database)
    return cached
  }
  return {
    peek: () => cached,
    replace: (clock) => {
      cached = clock
    },
    refresh,
  }
}

export async function readClock(database: Database): Promise<ClockRow> {
  const row = await database.meta.get('clock')
  return parseClock(row?.value)
}
