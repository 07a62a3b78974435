// Where a record may be: the facilities of the municipality, and places of its oblast. A person finds
// one by the beginning or any part of its name or address, however the keyboard wrote it. [SE1] [SE2]

import { isRecordId, type RecordId } from '../base/ids.ts'
import { foldText, rankText, readQuery } from '../catalogue/search.ts'
import { isPlaceCode } from '../records/place.ts'

/** A facility or a place, as it is shown. */
export type SpotOption = {
  readonly key: SpotKey
  readonly title: string
  readonly line: string | undefined
  /** Its name in the other language, for search. */
  readonly also?: string
  /** Offered only to somebody who types: a village of a neighbour, or of a city with districts. */
  readonly isFar?: boolean
}
/** `f:<record id>` of a facility, or `p:<code>` of a place. */
export type SpotKey = `f:${string}` | `p:${string}`

export type Spots = {
  readonly recent: readonly SpotOption[]
  readonly facilities: readonly SpotOption[]
  readonly places: readonly SpotOption[]
}

export function spotKey(spot: {
  facility?: string | undefined
  place?: string | undefined
}): SpotKey | undefined {
  if (spot.facility !== undefined && spot.facility !== '') return `f:${spot.facility}`
  return spot.place === undefined || spot.place === '' ? undefined : `p:${spot.place}`
}

/** Gives the facility or the place that a key names; undefined for a key that names none. */
export function readSpotKey(
  key: string,
): { readonly facility: RecordId } | { readonly place: string } | undefined {
  const id = key.slice(2)
  if (key.startsWith('f:') && isRecordId(id)) return { facility: id }
  return key.startsWith('p:') && isPlaceCode(id) ? { place: id } : undefined
}

/** So many rows can be looked through; who needs another one types more. */
const SHOWN = 40

/** Gives what a person may choose: everything near by name, and the recent ones first while nothing is
 *  typed; else what fits, beginnings before middles, near before far. A recent spot that is gone (a
 *  facility removed by a colleague) is left out. */
export function findSpots(from: {
  query: string
  recent: readonly SpotKey[]
  facilities: readonly SpotOption[]
  places: readonly SpotOption[]
}): Spots {
  const wanted = readQuery(from.query)
  const facilities = [...from.facilities].sort(byTitle)
  if (wanted.length > 0)
    return { recent: [], facilities: pick(facilities, wanted), places: pick(from.places, wanted) }
  const all = [...from.facilities, ...from.places]
  return {
    recent: from.recent.flatMap((key) => all.find((option) => option.key === key) ?? []),
    facilities,
    places: from.places.filter(({ isFar }) => isFar !== true),
  }
}

function pick(options: readonly SpotOption[], wanted: readonly string[]): readonly SpotOption[] {
  const found = options.flatMap((option) => {
    const rank = rankSpot(option, wanted)
    return rank === undefined ? [] : [{ option, rank }]
  })
  return found
    .sort(
      (a, b) =>
        Number(a.option.isFar ?? false) - Number(b.option.isFar ?? false) || a.rank - b.rank,
    )
    .slice(0, SHOWN)
    .map(({ option }) => option)
}

function rankSpot(
  { title, line = '', also = '' }: SpotOption,
  wanted: readonly string[],
): number | undefined {
  const own = rankText(foldText(title), wanted)
  return own ?? rankText(foldText(`${title} ${line} ${also}`), wanted)
}

function byTitle(a: SpotOption, b: SpotOption): number {
  return a.title.localeCompare(b.title, 'uk', { numeric: true })
}
