// Apart from what the first screen needs: a search is loaded with the picker.

import { useMemo } from 'preact/hooks'
import { findSpots, spotKey, type SpotOption, type Spots } from '../domain/views/find-spots.ts'
import { containsPlace } from '../domain/records/place.ts'
import { useEnrolment } from './enrolment.ts'
import { useFacilities } from './facilities.ts'
import { usePlaces, type Place } from './places.ts'
import { preferences } from './preferences.ts'
import { useStore } from './store.ts'
import { useText } from './text.tsx'

/** Where a record may be: what was used lately, the facilities, the municipality and its districts;
 *  for somebody who types every place of the oblast. */
export function useSpots(query: string): Spots {
  const { language } = useText()
  const facilities = useFacilities() ?? []
  const places = usePlaces()
  const municipality = useEnrolment()?.municipality.code
  const recent = useStore(preferences, (state) => state.recentPlaces)
  const near = new Set([
    ...(municipality === undefined ? [] : [municipality]),
    ...places.own.map(({ code }) => code),
  ])
  const far = useMemo(
    () => farOptions(places.all, near, { language, municipality }),
    [places.all, language, municipality],
  )
  return findSpots({
    query,
    recent: recent.map(spotKey).filter((key) => key !== undefined),
    facilities: facilities.map(({ id, name, address, place }): SpotOption => ({
      key: `f:${id}`,
      title: name,
      line: address ?? (place === undefined ? undefined : places.name(place)),
    })),
    places: [
      ...[...near].map((code): SpotOption => ({
        key: `p:${code}`,
        title: places.name(code),
        line: undefined,
        ...nameAlso(places.all, code, language),
      })),
      ...(query.trim() === '' ? [] : far),
    ],
  })
}

type Reader = { readonly language: 'uk' | 'en'; readonly municipality: string | undefined }

/** Made once for all keystrokes: an oblast has up to two thousand places. */
function farOptions(
  all: readonly Place[],
  near: ReadonlySet<string>,
  { language, municipality }: Reader,
): readonly SpotOption[] {
  const hromadas = new Map(
    all.flatMap((place) => (place.level === 'hromada' ? [[headOf(place), place] as const] : [])),
  )
  return all
    .filter(({ code }) => !near.has(code))
    .map((place): SpotOption => ({
      key: `p:${place.code}`,
      title: place[language],
      // Villages of one name are told apart by their hromada.
      line: place.level === 'hromada' ? undefined : hromadas.get(headOf(place))?.[language],
      also: language === 'uk' ? place.en : place.uk,
      isFar: municipality === undefined || !containsPlace(municipality, place.code),
    }))
}

/** Oblast, raion and hromada. */
function headOf({ code }: Place): string {
  return code.slice(0, 9)
}

function nameAlso(
  all: readonly Place[],
  code: string,
  language: 'uk' | 'en',
): { readonly also?: string } {
  const place = all.find((known) => known.code === code)
  return place === undefined ? {} : { also: language === 'uk' ? place.en : place.uk }
}
