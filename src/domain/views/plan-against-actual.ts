// What the schedule promised, and what became of it. Only of days whose schedule somebody read: of the
// others nothing is claimed. [SC3]

import { kyivMoment, nextDay } from '../base/kyiv-day.ts'
import type { Moment } from '../base/moment.ts'
import type { Stretch } from './outage-hours.ts'
import { plannedWindows, type Schedule } from './schedule.ts'

export type PlanSum = {
  readonly plannedMs: number
  readonly offMs: number
  /** Off as planned. */
  readonly keptMs: number
  /** Off though the schedule promised power. */
  readonly beyondMs: number
  /** There though the schedule said off. */
  readonly sparedMs: number
}

/** Compares schedules with a timeline of the same spot, as far as both reach and up to now; undefined
 *  where no day of the timeline has a schedule. [SC3] */
export function comparePlan(
  schedules: readonly Schedule[],
  timeline: readonly Stretch[],
  now: Moment,
): PlanSum | undefined {
  const sum = { plannedMs: 0, offMs: 0, keptMs: 0, beyondMs: 0, sparedMs: 0 }
  let isKnown = false
  for (const schedule of schedules) {
    const day = { from: kyivMoment(schedule.day, 0), to: kyivMoment(nextDay(schedule.day), 0) }
    const planned = plannedWindows(schedule)
    for (const stretch of timeline) {
      const from = Math.max(stretch.from, day.from)
      const to = Math.min(stretch.to, day.to, now)
      if (from >= to) continue
      isKnown = true
      const inPlan = planned.reduce((total, window) => total + overlap(window, { from, to }), 0)
      sum.plannedMs += inPlan
      if (stretch.state === 'on') sum.sparedMs += inPlan
      if (stretch.state !== 'off') continue
      sum.offMs += to - from
      sum.keptMs += inPlan
      sum.beyondMs += to - from - inPlan
    }
  }
  return isKnown ? sum : undefined
}

type Span = { readonly from: Moment; readonly to: Moment }

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))
}
