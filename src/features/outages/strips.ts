// One strip of time for each service and spot that has something to tell in a window.

import { DAY_MS, HOUR_MS, type Moment } from '../../domain/base/moment.ts'
import type { Service } from '../../domain/records/codes.ts'
import type { Outage } from '../../domain/records/outage.ts'
import {
  isGone,
  outageTimeline,
  sumOutages,
  type OutageSum,
  type Stretch,
  type Window,
} from '../../domain/views/outage-hours.ts'
import type { Logged } from './outage-list.ts'
import { spotName } from './outage-where.ts'

export const WINDOWS = { '24h': 24 * HOUR_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS } as const
export type WindowName = keyof typeof WINDOWS
export const WINDOW_NAMES: readonly WindowName[] = ['24h', '7d', '30d']

export type Strip = OutageSum & {
  readonly key: string
  readonly service: Service
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly stretches: readonly Stretch[]
}

/** Gives the strips of a window, the longest without the service first. */
export function drawStrips(logged: readonly Logged[], window: Window, now: Moment): Strip[] {
  const groups = new Map<string, Outage[]>()
  for (const { outage } of logged) {
    const key = `${outage.service} ${spotName(outage)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [outage])
    else group.push(outage)
  }
  return [...groups]
    .flatMap(([key, outages]) => drawStrip(key, outages, { window, now }))
    .sort((a, b) => b.offMs - a.offMs || (a.key < b.key ? -1 : 1))
}

/** Gives the moments that the axis names: five, from the window's beginning to its end. */
export function axisOf(window: Window): Moment[] {
  const step = (window.to - window.from) / 4
  return [0, 1, 2, 3, 4].map((n) => window.from + n * step)
}

export function overlapsWindow({ startedAt, endedAt }: Outage, window: Window): boolean {
  return startedAt <= window.to && (endedAt ?? window.to) >= window.from
}

function drawStrip(
  key: string,
  outages: readonly Outage[],
  { window, now }: { window: Window; now: Moment },
): Strip[] {
  const [first] = outages
  if (first === undefined) return []
  const stretches = outageTimeline(outages.filter(isGone), window, now)
  const sum = sumOutages(stretches)
  if (sum.knownMs === 0) return []
  const { service, facility, place } = first
  return [{ key, service, facility, place, stretches, ...sum }]
}
