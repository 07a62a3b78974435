// Hours without power by district and day. A district's figure is the mean over its spots of which
// something is known that day, with the number of them beside it; a day without a word is unknown,
// not zero. [OV3]

import { HOUR_MS, type Moment } from '../../base/moment.ts'
import type { Outage } from '../../records/outage.ts'
import { outageTimeline, sumOutages, type Stretch, type Window } from '../outage-hours.ts'
import type { Districts } from './districts.ts'

export type DayHours = {
  /** Mean hours off, 0 to 25; undefined where nothing is known. */
  readonly hours: number | undefined
  readonly spots: number
}

export type DistrictHours = {
  readonly district: string
  /** In the order of the days asked for. */
  readonly days: readonly DayHours[]
  /** Mean hours a day over the days of which something is known. */
  readonly mean: number | undefined
  /** The most spots that any one day stands on. */
  readonly spots: number
}

/** Gives every district in the order of the codes. Expects the days as they run in the phone's zone.
 *  Pure. [OV3] */
export function sumPowerHours(
  outages: readonly Outage[],
  { districts, days }: { readonly districts: Districts; readonly days: readonly Window[] },
  now: Moment,
): readonly DistrictHours[] {
  const spots = groupBySpot(outages, districts)
  const span = { from: days[0]?.from ?? now, to: days.at(-1)?.to ?? now }
  return districts.codes.map((district) => {
    const own = (spots.get(district) ?? []).map((outages) => outageTimeline(outages, span, now))
    const sums = days.map((day) => meanOf(own, day))
    const known = sums.flatMap(({ hours }) => (hours === undefined ? [] : [hours]))
    return {
      district,
      days: sums,
      mean: known.length === 0 ? undefined : round(known.reduce((a, b) => a + b, 0) / known.length),
      spots: Math.max(0, ...sums.map((sum) => sum.spots)),
    }
  })
}

function groupBySpot(
  outages: readonly Outage[],
  districts: Districts,
): ReadonlyMap<string, readonly Outage[][]> {
  const bySpot = new Map<string, Outage[]>()
  for (const outage of outages) {
    if (outage.service !== 'electricity' || outage.removed) continue
    const key = outage.facility ?? outage.place ?? ''
    const group = bySpot.get(key)
    if (group === undefined) bySpot.set(key, [outage])
    else group.push(outage)
  }
  const byDistrict = new Map<string, Outage[][]>()
  for (const group of bySpot.values()) {
    const [first] = group
    const district = first === undefined ? undefined : districts.of(first)
    if (district === undefined) continue
    const groups = byDistrict.get(district)
    if (groups === undefined) byDistrict.set(district, [group])
    else groups.push(group)
  }
  return byDistrict
}

function meanOf(spots: readonly (readonly Stretch[])[], day: Window): DayHours {
  let offMs = 0
  let count = 0
  for (const timeline of spots) {
    const sum = sumOutages(clip(timeline, day))
    if (sum.knownMs === 0) continue
    offMs += sum.offMs
    count += 1
  }
  return { hours: count === 0 ? undefined : round(offMs / count / HOUR_MS), spots: count }
}

function clip(timeline: readonly Stretch[], { from, to }: Window): Stretch[] {
  return timeline
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .map((stretch) => ({
      ...stretch,
      from: Math.max(from, stretch.from),
      to: Math.min(to, stretch.to),
    }))
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100
}
