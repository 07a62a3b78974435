// Names of the places of the municipality's oblast, fetched once and then kept by the service
// worker and the browser's cache. A place whose name is not here yet is shown by its code.

import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { containsPlace, oblastOf } from '../domain/records/place.ts'
import { useEnrolment } from './enrolment.ts'
import { useText } from './text.tsx'

const PlaceRow = v.tuple([
  v.string(),
  v.string(),
  v.string(),
  v.picklist(['district', 'city', 'settlement', 'hromada']),
])
const PlaceFile = v.object({ places: v.array(PlaceRow) })

export type Place = {
  readonly code: string
  readonly uk: string
  readonly en: string
  readonly level: 'district' | 'city' | 'settlement' | 'hromada'
}

export type Places = {
  readonly all: readonly Place[]
  /** What the municipality itself is divided into: its city districts, else its settlements. */
  readonly own: readonly Place[]
  readonly name: (code: string) => string
}

const files = new Map<string, Promise<readonly Place[]>>()

export function usePlaces(): Places {
  const { language } = useText()
  const municipality = useEnrolment()?.municipality
  const [all, setAll] = useState<readonly Place[]>([])
  useEffect(() => {
    if (municipality === undefined) return
    let wanted = true
    void loadPlaces(oblastOf(municipality.code)).then((places) => wanted && setAll(places))
    return () => {
      wanted = false
    }
  }, [municipality?.code])
  return {
    all,
    own: municipality === undefined ? [] : within(all, municipality.code),
    name: (code) => {
      if (code === municipality?.code) return municipality.name[language]
      const place = all.find((known) => known.code === code)
      return place === undefined ? code : place[language]
    },
  }
}

function within(all: readonly Place[], municipality: string): readonly Place[] {
  const inside = all.filter(
    (place) => place.code !== municipality && containsPlace(municipality, place.code),
  )
  const districts = inside.filter((place) => place.level === 'district')
  return districts.length > 0 ? districts : inside
}

function loadPlaces(oblast: string): Promise<readonly Place[]> {
  const known = files.get(oblast)
  if (known !== undefined) return known
  const loading = fetchPlaces(oblast)
  files.set(oblast, loading)
  return loading
}

async function fetchPlaces(oblast: string): Promise<readonly Place[]> {
  try {
    const answer = await fetch(`/places/${oblast}.json`)
    const file = v.parse(PlaceFile, await answer.json())
    return file.places.map(([code, uk, en, level]) => ({
      code,
      uk,
      en: en === '' ? uk : en,
      level,
    }))
  } catch {
    // No network yet, or no such file: names come with the next start.
    files.delete(oblast)
    return []
  }
}
