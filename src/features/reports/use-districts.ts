import { useMemo } from 'preact/hooks'
import { readDistricts } from '../../domain/views/overview/districts.ts'
import type { UseQuestion } from '../../domain/views/use-report.ts'
import { isSensitive } from '../../exports/place-out.ts'
import { useFacilities } from '../../state/facilities.ts'
import { usePlaces } from '../../state/places.ts'

/** Gives the district that a reader outside may know of: of boiler houses and the like, none. */
export function useDistricts(): UseQuestion['districtOf'] {
  const facilities = useFacilities()
  const places = usePlaces()
  const codes = places.own.map(({ code }) => code).join(' ')
  return useMemo(() => {
    const known = (facilities ?? []).map((facility) => ({ id: facility.id, facility }))
    const hidden = new Set<string>(
      known.filter(({ facility }) => isSensitive(facility.type)).map(({ id }) => id),
    )
    const districts = readDistricts(codes === '' ? [] : codes.split(' '), known)
    return (spot) => (hidden.has(spot.facility ?? '') ? undefined : districts.of(spot))
  }, [facilities, codes])
}
