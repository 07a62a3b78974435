// Days and clock times of Kyiv, whatever zone a phone is in: schedules are published so, and day
// reports are read so. A day may have 23 or 25 hours. [OH6]

import { DAY_MS, HOUR_MS, MINUTE_MS, type Moment } from './moment.ts'

// The older of the two names: browsers of 2022 do not know "Europe/Kyiv" yet.
const KYIV = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kiev',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Gives the day in Kyiv: `2026-11-24`. */
export function kyivDay(at: Moment): string {
  return new Date(wallOf(at)).toISOString().slice(0, 10)
}

/** Gives the moment at which Kyiv's clocks show that time. Expects `2026-11-24` and minutes after
 *  midnight, 0 to 1440. A time that is skipped in spring counts from the hour before. */
export function kyivMoment(day: string, minutes: number): Moment {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS
  const guess = wall - offsetOf(wall - 2 * HOUR_MS)
  // The offset may differ between the guess and the moment itself, by an hour.
  return wall - offsetOf(guess)
}

/** Gives the day after: `2026-11-30` → `2026-12-01`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** What Kyiv's clocks show, as if it were UTC. */
function wallOf(at: Moment): number {
  const part: Record<string, string> = {}
  for (const { type, value } of KYIV.formatToParts(at)) part[type] = value
  const { year, month, day, hour, minute } = part
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
}

function offsetOf(at: Moment): number {
  const minute = at - (((at % MINUTE_MS) + MINUTE_MS) % MINUTE_MS)
  return wallOf(minute) - minute
}
