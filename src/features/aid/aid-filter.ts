// What of the aid is shown: read from the address, written to it, applied to thousands.

import { makeMatcher, type Searchable } from '../../domain/catalogue/match-text.ts'
import { foldText } from '../../domain/catalogue/search.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { containsPlace } from '../../domain/records/place.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import type { GivenOut, KnownAid } from './aid-list.ts'

export const PARTS = ['expected', 'stock', 'out'] as const
export type Part = (typeof PARTS)[number]

export type AidFilter = {
  /** Empty until a person chose: then the first part that has something. */
  readonly part: Part | ''
  readonly donor: string
  /** A place of the codifier; what is, or went, within it is shown. */
  readonly place: string
  readonly query: string
}

export const NO_FILTER: AidFilter = { part: '', donor: '', place: '', query: '' }

/** Gives the filter of an address; what it does not know is as if it were not there. */
export function readAidFilter(query: URLSearchParams): AidFilter {
  return {
    part: readCode(query.get('part') ?? '', PARTS) ?? '',
    donor: query.get('donor') ?? '',
    place: query.get('place') ?? '',
    query: query.get('q') ?? '',
  }
}

/** Writes only what differs from the plain list. */
export function writeAidFilter(filter: AidFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of ['part', 'donor', 'place'] as const)
    if (filter[name] !== '') query.set(name, filter[name])
  if (filter.query.trim() !== '') query.set('q', filter.query)
  return query
}

export type AidTools = {
  /** The folded name of an item, a facility (`f:`), a place (`p:`) or a donor (`d:`). */
  readonly nameOf: (code: string) => string
  /** Where a facility is. */
  readonly placeOf: (facility: string) => string | undefined
}

/** Gives the aid records that fit, in the order given; the part is not looked at. */
export function filterAids<T extends KnownAid & Searchable>(
  aids: readonly T[],
  filter: AidFilter,
  tools: AidTools,
): readonly T[] {
  const matches = makeMatcher(filter.query, tools.nameOf)
  return aids.filter(
    (entry) =>
      isFrom(entry.aid, filter.donor) &&
      isIn(filter.place, [entry.aid.place, placeOf(tools, entry.aid.facility)]) &&
      matches(entry),
  )
}

/** Gives the hand-outs that fit: found by what, from whom, and to whom. */
export function filterGiven(
  given: readonly GivenOut[],
  filter: AidFilter,
  tools: AidTools,
): readonly GivenOut[] {
  const matches = makeMatcher(filter.query, tools.nameOf)
  return given.filter(({ aid, line, handOut: { to, residentsPlace } }) => {
    const codes = [
      ...(line === undefined ? [] : [line.item]),
      ...prefixed('d', aid.donor),
      ...prefixed('f', to),
      ...prefixed('p', residentsPlace),
    ]
    return (
      isFrom(aid, filter.donor) &&
      isIn(filter.place, [residentsPlace, placeOf(tools, to)]) &&
      matches({ typed: foldText(line?.name ?? ''), codes })
    )
  })
}

function isFrom({ donor }: Aid, wanted: string): boolean {
  return wanted === '' || donor === wanted
}

function isIn(wanted: string, places: readonly (string | undefined)[]): boolean {
  return (
    wanted === '' || places.some((place) => place !== undefined && containsPlace(wanted, place))
  )
}

function placeOf({ placeOf }: AidTools, facility: string | undefined): string | undefined {
  return facility === undefined ? undefined : placeOf(facility)
}

function prefixed(kind: 'd' | 'f' | 'p', id: string | undefined): readonly string[] {
  return id === undefined ? [] : [`${kind}:${id}`]
}

/** How many of the conditions behind the fold are set. */
export function countConditions({ query, donor, place }: AidFilter): number {
  return [query.trim(), donor, place].filter((set) => set !== '').length
}
