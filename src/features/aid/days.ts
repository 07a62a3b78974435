// Calendar days where the phone is.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'

/** A day stands for its noon: no time zone makes another day of it. */
export function readDay(day: string): number | null {
  const at = new Date(`${day}T12:00`).getTime()
  return Number.isNaN(at) ? null : at
}

export function writeDay(at: Moment): string {
  const date = new Date(at)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}

/** Gives the calendar day of a moment as a number that counts days, whatever the clock was set to. */
export function dayNumber(at: Moment): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS
}
