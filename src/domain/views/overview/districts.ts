// Which of the municipality's own divisions a record lies in. What is recorded for the municipality
// as a whole lies in none of them: it is counted as such, never spread over all.

import type { RecordId } from '../../base/ids.ts'
import { containsPlace } from '../../records/place.ts'
import type { Facility } from '../../records/facility.ts'

export type Spot = { readonly facility: string | undefined; readonly place: string | undefined }
export type KnownFacility = { readonly id: RecordId; readonly facility: Facility }

export type Districts = {
  readonly codes: readonly string[]
  /** The division that a spot lies in; undefined for one outside of them all. */
  readonly of: (spot: Spot) => string | undefined
  /** True for a spot within a place, be it one of the divisions or another. */
  readonly isIn: (place: string, spot: Spot) => boolean
}

/** Gives the reader of a municipality's divisions. A facility's own place outweighs what a record says. */
export function readDistricts(
  codes: readonly string[],
  facilities: readonly KnownFacility[],
): Districts {
  const placeOf = new Map<string, string | undefined>(
    facilities.map(({ id, facility }) => [id, facility.place]),
  )
  const known = new Map<string, string | undefined>()
  const districtOf = (place: string) => {
    if (known.has(place)) return known.get(place)
    const found = codes.find((code) => containsPlace(code, place))
    known.set(place, found)
    return found
  }
  const placeAt = ({ facility, place }: Spot) =>
    (facility === undefined ? undefined : placeOf.get(facility)) ?? place
  return {
    codes,
    of: (spot) => {
      const at = placeAt(spot)
      return at === undefined ? undefined : districtOf(at)
    },
    isIn: (place, spot) => {
      const at = placeAt(spot)
      return at !== undefined && containsPlace(place, at)
    },
  }
}
