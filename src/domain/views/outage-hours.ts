// How long a service was off at one spot, from the outages recorded there. Three states, never two:
// off, on, not known. Overlapping records of one event count once. [OH1] [OH2]

import { DAY_MS, type Moment } from '../base/moment.ts'
import type { Outage } from '../records/outage.ts'
import { readKnown, type Window } from './outage-words.ts'

export type { Window }
export type Stretch = Window & { readonly state: 'off' | 'on' | 'unknown' }

export type OutageSum = {
  readonly offMs: number
  /** Off or on: the part of the span about which something is known. */
  readonly knownMs: number
  readonly longestOffMs: number
  /** How often it went off, or was off when the span began. */
  readonly times: number
}

/** Gives the stretches of a span in order, without gaps. Expects the outages of one service at one
 *  spot. An open outage lasts until `now`, for a day after the last word on it;
 *  the future is not known. [OH1-OH5] */
export function outageTimeline(
  outages: readonly Outage[],
  span: Window,
  now: Moment,
): readonly Stretch[] {
  const kept = outages.filter((outage) => !outage.removed)
  const known = readKnown(kept, now)
  const off = union(known.off)
  const on = union(known.on)
  const within = { from: span.from, to: Math.min(span.to, Math.max(span.from, now)) }
  const cuts = [
    span.from,
    within.to,
    span.to,
    ...[...off, ...on].flatMap(({ from, to }) => [from, to]),
  ]
    .filter((cut) => cut >= span.from && cut <= span.to)
    .sort((a, b) => a - b)
  const stretches: Stretch[] = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined || to === from) continue
    const state = stateAt({ off, on, now }, from)
    const last = stretches.at(-1)
    if (last?.state === state) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, state })
  }
  return stretches
}

/** Sums a timeline. Gives milliseconds. [OH2] */
export function sumOutages(timeline: readonly Stretch[]): OutageSum {
  const lengths = (state: Stretch['state']) =>
    timeline.filter((stretch) => stretch.state === state).map(({ from, to }) => to - from)
  const off = lengths('off')
  const offMs = sum(off)
  const longestOffMs = Math.max(0, ...off)
  return { offMs, knownMs: offMs + sum(lengths('on')), longestOffMs, times: off.length }
}

/** Gives how long the service of an outage was off at its spot in the last seven days, from all records
 *  there. What is there but weak is no hour without it. */
export function weekWithout(outage: Outage, known: readonly Outage[], now: Moment): number {
  const same = known.filter(
    (other) =>
      other.service === outage.service &&
      (other.facility ?? other.place) === (outage.facility ?? outage.place) &&
      isGone(other),
  )
  const span = { from: now - 7 * DAY_MS, to: now }
  return sumOutages(outageTimeline(same, span, now)).offMs
}

/** False for a service that is there, but not as it should be: unstable power, low pressure. */
export function isGone({ extent }: Outage): boolean {
  return extent !== 'intermittent' && extent !== 'low-quality'
}

/** Gives how long one outage has lasted; at least zero, also where the end lies before the start. */
export function outageDuration(outage: Outage, now: Moment): number {
  return Math.max(0, (outage.endedAt ?? now) - outage.startedAt)
}

function stateAt(
  known: { off: readonly Window[]; on: readonly Window[]; now: Moment },
  at: Moment,
): Stretch['state'] {
  const covers = ({ from, to }: Window) => from <= at && at < to
  if (at >= known.now) return 'unknown'
  if (known.off.some(covers)) return 'off'
  return known.on.some(covers) ? 'on' : 'unknown'
}

/** Joins what overlaps or touches. */
function union(windows: readonly Window[]): Window[] {
  const joined: Window[] = []
  for (const next of [...windows]
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || next.from > last.to) joined.push(next)
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
  }
  return joined
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}
