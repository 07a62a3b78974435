// Hours without a service by day of Kyiv. [OH6]

import { kyivDay, kyivMoment, nextDay } from '../base/kyiv-day.ts'
import { sumOutages, type OutageSum, type Stretch } from './outage-hours.ts'

export type OutageDay = OutageSum & { readonly day: string }

/** Cuts a timeline at Kyiv's midnights. Gives the days that it touches, in order; their sums are
 *  those of the timeline. [OH6] */
export function outageDays(timeline: readonly Stretch[]): readonly OutageDay[] {
  const days = new Map<string, Stretch[]>()
  for (const stretch of timeline) {
    let { from } = stretch
    while (from < stretch.to) {
      const day = kyivDay(from)
      const to = Math.min(stretch.to, kyivMoment(nextDay(day), 0))
      days.set(day, [...(days.get(day) ?? []), { ...stretch, from, to }])
      from = to
    }
  }
  return [...days].map(([day, stretches]) => ({ day, ...sumOutages(stretches) }))
}
