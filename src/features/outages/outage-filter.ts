// What of the log is shown: read from the address, written to it, applied to thousands.

import { makeMatcher, type Searchable } from '../../domain/catalogue/match-text.ts'
import { OUTAGE_CAUSES, type OutageCause } from '../../domain/records/codes.ts'
import type { Outage } from '../../domain/records/outage.ts'
import { containsPlace } from '../../domain/records/place.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import type { Window } from '../../domain/views/outage-hours.ts'
import { isObservation, SERVICE_GROUP_NAMES, type ServiceGroup } from './outage-list.ts'
import { overlapsWindow, WINDOW_NAMES, type WindowName } from './strips.ts'

export const STATE_FILTERS = ['', 'open', 'ended'] as const
export const WHENS = ['', 'ever'] as const

export type OutageFilter = {
  readonly group: ServiceGroup
  readonly length: WindowName
  /** The rows of the drawn window, or all that the phone has. */
  readonly when: (typeof WHENS)[number]
  readonly state: (typeof STATE_FILTERS)[number]
  readonly cause: OutageCause | ''
  /** A place of the codifier; what lies in it is shown. */
  readonly place: string
  readonly query: string
}

/** What stands behind the fold, as it is when nothing is set. */
export const NO_CONDITIONS = { when: '', state: '', cause: '', place: '', query: '' } as const
const NO_FILTER: OutageFilter = { group: 'power', length: '24h', ...NO_CONDITIONS }

/** Gives the filter of an address; what it does not know is as if it were not there. */
export function readOutageFilter(query: URLSearchParams): OutageFilter {
  const code = <C extends string>(name: string, codes: readonly C[]) =>
    readCode(query.get(name) ?? '', codes)
  return {
    group: code('group', SERVICE_GROUP_NAMES) ?? NO_FILTER.group,
    length: code('length', WINDOW_NAMES) ?? NO_FILTER.length,
    when: code('when', WHENS) ?? '',
    state: code('state', STATE_FILTERS) ?? '',
    cause: code('cause', OUTAGE_CAUSES) ?? '',
    place: query.get('place') ?? '',
    query: query.get('q') ?? '',
  }
}

/** Writes only what differs from the plain log. */
export function writeOutageFilter(filter: OutageFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of ['group', 'length', 'when', 'state', 'cause', 'place'] as const)
    if (filter[name] !== NO_FILTER[name]) query.set(name, filter[name])
  if (filter.query.trim() !== '') query.set('q', filter.query)
  return query
}

/** How many of the conditions behind the fold are set. */
export function countConditions({ when, state, cause, place, query }: OutageFilter): number {
  return [when, state, cause, place, query.trim()].filter((set) => set !== '').length
}

export type FilterTools = {
  readonly window: Window
  /** The folded name of a facility (`f:`) or a place (`p:`). */
  readonly nameOf: (code: string) => string
  /** Where a facility is. */
  readonly placeOf: (facility: string) => string | undefined
}

/** Gives the outages that fit, in the order given; the service is not looked at. An observation is
 *  no outage and never listed. */
export function filterOutages<T extends Searchable & { readonly outage: Outage }>(
  outages: readonly T[],
  filter: OutageFilter,
  { window, nameOf, placeOf }: FilterTools,
): readonly T[] {
  const matches = makeMatcher(filter.query, nameOf)
  return outages.filter((item) => {
    const { outage } = item
    const place =
      outage.facility === undefined ? outage.place : (placeOf(outage.facility) ?? outage.place)
    return (
      !isObservation(outage) &&
      (filter.when === 'ever' || overlapsWindow(outage, window)) &&
      (filter.state === '' || (outage.endedAt === undefined) === (filter.state === 'open')) &&
      (filter.cause === '' || outage.cause === filter.cause) &&
      (filter.place === '' || containsPlace(filter.place, place ?? '')) &&
      matches(item)
    )
  })
}
