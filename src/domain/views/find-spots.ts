// Where a record may be: the facilities of the municipality, and its places. A person finds one by
// any part of its name or address, however the keyboard wrote the apostrophe.

import { isRecordId, type RecordId } from '../base/ids.ts'
import { isPlaceCode } from '../records/place.ts'

/** A facility or a place, as it is shown. */
export type SpotOption = {
  readonly key: SpotKey
  readonly title: string
  readonly line: string | undefined
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

/** Gives what a person may choose: everything by name, and the recent ones first while nothing is typed.
 *  A recent spot that is gone (a facility removed by a colleague) is left out. */
export function findSpots(from: {
  query: string
  recent: readonly SpotKey[]
  facilities: readonly SpotOption[]
  places: readonly SpotOption[]
}): Spots {
  const words = foldText(from.query)
    .split(' ')
    .filter((word) => word !== '')
  const fits = ({ title, line }: SpotOption) => {
    const folded = foldText(`${title} ${line ?? ''}`)
    return words.every((word) => folded.includes(word))
  }
  const all = [...from.facilities, ...from.places]
  const recent = from.recent.flatMap((key) => all.find((option) => option.key === key) ?? [])
  return {
    recent: words.length === 0 ? recent : [],
    facilities: from.facilities.filter(fits).sort(byTitle),
    places: from.places.filter(fits),
  }
}

/** Folds case, apostrophes, ґ and the spaces that phones put after «№», for search. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/ґ/g, 'г')
    .replace(/№\s*/g, '№')
    .replace(/\s+/g, ' ')
    .trim()
}

function byTitle(a: SpotOption, b: SpotOption): number {
  return a.title.localeCompare(b.title, 'uk', { numeric: true })
}
