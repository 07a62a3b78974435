// One service at one spot over a window of time, in three states: off, on, not known. Not known is
// not "on": nobody who said nothing is counted as lit.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import { entryIds } from '../../domain/replica/path.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readOutage, type Outage } from '../../domain/records/outage.ts'
import { readNumber } from '../../domain/records/read-fields.ts'

export type Supply = 'off' | 'on' | 'unknown'
export type Stretch = { readonly from: Moment; readonly to: Moment; readonly supply: Supply }
export type Window = { readonly from: Moment; readonly to: Moment }

/** An outage, and the moments at which somebody confirmed its state. */
export type ToldOutage = { readonly outage: Outage; readonly checkedAt: readonly Moment[] }

/** What somebody said is believed for a day, on the first screen and here alike. */
const BELIEVED_MS = DAY_MS

export function readTold(fields: Fields): ToldOutage {
  const checks = entryIds(fields, 'checks').map((id) => readNumber(fields[`checks/${id}/at`]))
  return { outage: readOutage(fields), checkedAt: checks.filter((at) => at !== undefined) }
}

/** Gives the stretches of a window, in order and without gaps. Two records of one outage count once. */
export function drawTimeline(told: readonly ToldOutage[], window: Window): Stretch[] {
  const offs = told.flatMap((item) => offSpan(item, window.to))
  const ons = told.flatMap((item) => onSpans(item, told, window.to))
  const edges = [window.from, window.to, ...[...offs, ...ons].flatMap(({ from, to }) => [from, to])]
    .filter((at) => at >= window.from && at <= window.to)
    .sort((a, b) => a - b)
  const stretches: Stretch[] = []
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1]
    if (from === undefined || from === to) continue
    const supply = supplyOf((from + to) / 2, offs, ons)
    const last = stretches.at(-1)
    if (last?.supply === supply) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, supply })
  }
  return stretches
}

export type SupplySum = {
  readonly offMs: number
  readonly knownMs: number
  readonly longestMs: number
}

/** Gives the numbers of a timeline: the table shows them, and the drawing is of the same stretches. */
export function sumTimeline(stretches: readonly Stretch[]): SupplySum {
  const lengths = (wanted: (supply: Supply) => boolean) =>
    stretches.filter(({ supply }) => wanted(supply)).map(({ from, to }) => to - from)
  const off = lengths((supply) => supply === 'off')
  return {
    offMs: sum(off),
    knownMs: sum(lengths((supply) => supply !== 'unknown')),
    longestMs: Math.max(0, ...off),
  }
}

/** A service that is weak is there. An outage that nobody ended is off as long as somebody is believed. */
function offSpan({ outage, checkedAt }: ToldOutage, now: Moment): Window[] {
  if (outage.extent === 'intermittent' || outage.extent === 'low-quality') return []
  const told = Math.max(outage.startedAt, ...checkedAt)
  const to = outage.endedAt ?? Math.min(now, told + BELIEVED_MS)
  return outage.startedAt < to ? [{ from: outage.startedAt, to }] : []
}

/** The service is known to be there from an end, or a look, until it went off: at most a day. Where the
 *  next outage began nobody knows when, the time before it is not known. */
function onSpans(item: ToldOutage, all: readonly ToldOutage[], now: Moment): Window[] {
  const { outage, checkedAt } = item
  const isWeak = offSpan(item, now).length === 0 && outage.endedAt !== outage.startedAt
  const weak = isWeak ? [{ from: outage.startedAt, to: outage.endedAt ?? now }] : []
  const { endedAt } = outage
  if (endedAt === undefined) return weak
  const looks = [endedAt, ...checkedAt.filter((at) => at > endedAt)]
  const lit = looks.map((from) => {
    const until = Math.min(now, from + BELIEVED_MS)
    const next = nextStart(all, from)
    if (next === undefined || next.startedAt >= until) return { from, to: until }
    return { from, to: next.startedPrecision === 'before' ? from : next.startedAt }
  })
  return [...weak, ...lit]
}

function nextStart(all: readonly ToldOutage[], after: Moment): Outage | undefined {
  return all
    .map(({ outage }) => outage)
    .filter(({ startedAt, endedAt }) => startedAt >= after && startedAt !== endedAt)
    .sort((a, b) => a.startedAt - b.startedAt)[0]
}

function supplyOf(at: Moment, offs: readonly Window[], ons: readonly Window[]): Supply {
  const holds = ({ from, to }: Window) => from <= at && at < to
  if (offs.some(holds)) return 'off'
  return ons.some(holds) ? 'on' : 'unknown'
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}
