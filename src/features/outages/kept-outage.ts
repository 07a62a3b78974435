// A draft comes back from storage as whatever an app of that day wrote; only whole ones are used.

import type { OutageValues } from './outage-draft.ts'

/** A form and what it showed when it was opened: only what a person changed since is written. */
export type KeptOutage = OutageValues & { readonly before: OutageValues }

/** Gives a form that was left open; undefined when it is of another shape. */
export function readKeptOutage(stored: Stored): KeptOutage | undefined {
  const { before } = stored
  const values = readValues(stored)
  const opened = isStored(before) ? readValues(before) : undefined
  return values && opened && { ...values, before: opened }
}

type Stored = Readonly<Record<string, unknown>>

function readValues(stored: Stored): OutageValues | undefined {
  const { services, startedAt, endedAt, isOver } = stored
  if (!Array.isArray(services) || !services.every((service) => typeof service === 'string'))
    return undefined
  if (!isMoment(startedAt) || !isMoment(endedAt) || typeof isOver !== 'boolean') return undefined
  const texts = readTexts(stored)
  return texts && { ...texts, services, startedAt, endedAt, isOver }
}

function readTexts(stored: Stored) {
  const { facility, place, precision, cause, extent, scope } = stored
  const { people, source, fuelLitres, litresPerHour, note } = stored
  // Forms of an app before these fields were asked for are gone on with.
  const { address = '', queue = '', power = '', batteryHours = '' } = stored
  const { lat = '', lon = '', accuracy = '' } = stored
  const texts = { facility, place, precision, cause, extent, scope }
  const all = {
    ...texts,
    people,
    source,
    fuelLitres,
    litresPerHour,
    note,
    address,
    queue,
    power,
    batteryHours,
    lat,
    lon,
    accuracy,
  }
  return areTexts(all) ? all : undefined
}

function areTexts<Name extends string>(
  values: Readonly<Record<Name, unknown>>,
): values is Record<Name, string> {
  return Object.values(values).every((value) => typeof value === 'string')
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null
}

function isMoment(value: unknown): value is number | null {
  return value === null || typeof value === 'number'
}
