// A draft comes back from storage as whatever an app of that day wrote; only whole ones are used.

import type { OutageValues } from './outage-draft.ts'

const TEXTS = [
  'facility',
  'place',
  'precision',
  'cause',
  'extent',
  'scope',
  'people',
  'source',
  'fuelLitres',
  'litresPerHour',
  'note',
] as const satisfies readonly (keyof OutageValues)[]

/** Gives the values of a form that was left open; undefined when they are of another shape. */
export function readKeptOutage(
  stored: Readonly<Record<string, unknown>>,
  initial: OutageValues,
): OutageValues | undefined {
  const { services, startedAt, endedAt, isOver } = stored
  if (!Array.isArray(services) || !services.every((service) => typeof service === 'string'))
    return undefined
  if (!isMoment(startedAt) || !isMoment(endedAt) || typeof isOver !== 'boolean') return undefined
  const texts: Record<string, string> = {}
  for (const name of TEXTS) {
    const value = stored[name]
    if (typeof value !== 'string') return undefined
    texts[name] = value
  }
  return { ...initial, ...texts, services, startedAt, endedAt, isOver }
}

function isMoment(value: unknown): value is number | null {
  return value === null || typeof value === 'number'
}
