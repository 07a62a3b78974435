import { findSpots, spotKey, type SpotOption, type Spots } from '../domain/views/find-spots.ts'
import { useEnrolment } from './enrolment.ts'
import { useFacilities } from './facilities.ts'
import { usePlaces } from './places.ts'
import { preferences } from './preferences.ts'
import { useStore } from './store.ts'

/** Where a record may be: what was used lately, the facilities, the municipality and its districts. */
export function useSpots(query: string): Spots {
  const facilities = useFacilities() ?? []
  const places = usePlaces()
  const municipality = useEnrolment()?.municipality.code
  const recent = useStore(preferences, (state) => state.recentPlaces)
  const codes = [
    ...(municipality === undefined ? [] : [municipality]),
    ...places.own.map(({ code }) => code),
  ]
  return findSpots({
    query,
    recent: recent.map(spotKey).filter((key) => key !== undefined),
    facilities: facilities.map(({ id, name, address, place }): SpotOption => ({
      key: `f:${id}`,
      title: name,
      line: address ?? (place === undefined ? undefined : places.name(place)),
    })),
    places: codes.map((code): SpotOption => ({
      key: `p:${code}`,
      title: places.name(code),
      line: undefined,
    })),
  })
}

/** Gives where a record of that facility or place is, the facility's own place included: areas are
 *  places, and a colleague of the district must see it. */
export function useWhereOf(): (at: {
  facility?: string | undefined
  place?: string | undefined
}) => { readonly facility: string | undefined; readonly place: string | undefined } {
  const facilities = useFacilities()
  return ({ facility, place }) => ({
    facility,
    place: facilities?.find(({ id }) => id === facility)?.place ?? place,
  })
}
