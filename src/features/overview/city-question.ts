// What the address asks of the overview: how many days, which district.

import type { Moment } from '../../domain/base/moment.ts'
import { MAP_LEVELS, type MapLevel } from '../../domain/views/overview/map-scope.ts'
import type { Window } from '../../domain/views/outage-hours.ts'

export const PERIODS = ['1', '7', '30'] as const
export type Period = (typeof PERIODS)[number]

export type Asked = {
  readonly period: Period
  readonly district: string | undefined
  /** Which areas the map shows. */
  readonly level: MapLevel
}

export function readAsked(query: URLSearchParams): Asked {
  const period = PERIODS.find((one) => one === query.get('days')) ?? '1'
  const level = MAP_LEVELS.find((one) => one === query.get('map')) ?? 'own'
  return { period, district: query.get('district') ?? undefined, level }
}

/** Gives the part of an address that keeps what was asked; empty for today, all districts and their map. */
export function writeAsked({ period, district, level }: Asked): string {
  const query = new URLSearchParams()
  if (period !== '1') query.set('days', period)
  if (district !== undefined) query.set('district', district)
  if (level !== 'own') query.set('map', level)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** Gives the last days as they run in the phone's zone, oldest first; today ends now. A day of a change
 *  of the clock has 23 or 25 hours. */
export function lastDays(count: number, now: Moment): readonly Window[] {
  const midnight = (daysAgo: number) => {
    const day = new Date(now)
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysAgo).getTime()
  }
  return Array.from({ length: count }, (_, n) => {
    const ago = count - 1 - n
    return { from: midnight(ago), to: ago === 0 ? now : midnight(ago - 1) }
  })
}
