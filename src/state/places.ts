// Names of the places of the municipality's oblast, fetched once and then kept by the service worker.
// Those of the municipality itself are also kept in localStorage: they are in every title, and a
// phone whose first visit had no worker yet must know them without a network, too.

import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { containsPlace, oblastOf } from '../domain/records/place.ts'
import { romanise } from '../i18n/romanise.ts'
import { useEnrolment } from './enrolment.ts'
import { useText } from './text.tsx'

const LEVELS = ['district', 'city', 'settlement', 'hromada'] as const
const Unit = v.tuple([v.string(), v.string(), v.string(), v.picklist(LEVELS)])
/** `settlements`: oorrhhh → list of sssuuuuuName; see scripts/make-places.mjs. */
const PlaceFile = v.object({
  units: v.array(Unit),
  settlements: v.record(v.string(), v.array(v.string())),
})
const KEPT_KEY = 'promin.places'
const Kept = v.object({ municipality: v.string(), units: v.array(Unit) })

export type Place = {
  readonly code: string
  readonly uk: string
  readonly en: string
  readonly level: (typeof LEVELS)[number]
}

export type Places = {
  readonly all: readonly Place[]
  /** What the municipality itself is divided into: its city districts, else its settlements. */
  readonly own: readonly Place[]
  readonly name: (code: string) => string
}

const files = new Map<string, Promise<readonly Place[]>>()

/** The places of the oblast; only the municipality's own while the file is not here. */
export function usePlaces(): Places {
  const { language } = useText()
  const municipality = useEnrolment()?.municipality
  const [all, setAll] = useState<readonly Place[]>([])
  useEffect(() => {
    if (municipality === undefined) return
    let wanted = true
    void loadPlaces(municipality.code).then((places) => wanted && setAll(places))
    return () => {
      wanted = false
    }
  }, [municipality?.code])
  return {
    all,
    own: municipality === undefined ? [] : divisionsOf(all, municipality.code),
    name: (code) => {
      if (code === municipality?.code) return municipality.name[language]
      const place = all.find((known) => known.code === code)
      return place === undefined ? code : place[language]
    },
  }
}

/** Gives the city districts of a municipality, else its cities and settlements. */
export function divisionsOf(all: readonly Place[], municipality: string): readonly Place[] {
  const inside = all.filter(
    (place) => place.code !== municipality && containsPlace(municipality, place.code),
  )
  const districts = inside.filter((place) => place.level === 'district')
  return districts.length > 0 ? districts : inside
}

function loadPlaces(municipality: string): Promise<readonly Place[]> {
  const oblast = oblastOf(municipality)
  const known = files.get(oblast)
  if (known !== undefined) return known
  const loading = fetchPlaces(oblast).then((places) => {
    if (places === undefined) {
      // No network yet: the next screen that asks tries again.
      files.delete(oblast)
      return recallOwn(municipality)
    }
    keepOwn(municipality, places)
    return places
  })
  files.set(oblast, loading)
  return loading
}

async function fetchPlaces(oblast: string): Promise<readonly Place[] | undefined> {
  try {
    const answer = await fetch(`/places/${oblast}.json`)
    return readPlaces(await answer.json())
  } catch {
    return undefined
  }
}

/** Reads a file of an oblast; throws where it is no such file (a captive portal's page, for example). */
export function readPlaces(file: unknown): readonly Place[] {
  const { units, settlements } = v.parse(PlaceFile, file)
  const villages = Object.entries(settlements).flatMap(([hromada, list]) =>
    list.map((text): Place => {
      const uk = text.slice(8)
      const code = `UA${hromada}${text.slice(0, 3)}00${text.slice(3, 8)}`
      return { code, uk, en: romanise(uk), level: 'settlement' }
    }),
  )
  return [...units.map(fromUnit), ...villages]
}

function keepOwn(municipality: string, places: readonly Place[]): void {
  const units = divisionsOf(places, municipality).map(({ code, uk, en, level }) => [
    code,
    uk,
    en,
    level,
  ])
  try {
    localStorage.setItem(KEPT_KEY, JSON.stringify({ municipality, units }))
  } catch {
    // A full or blocked localStorage costs the names after a restart without a network, nothing else.
  }
}

function recallOwn(municipality: string): readonly Place[] {
  try {
    const kept = v.parse(Kept, JSON.parse(localStorage.getItem(KEPT_KEY) ?? 'null'))
    return kept.municipality === municipality ? kept.units.map(fromUnit) : []
  } catch {
    return []
  }
}

function fromUnit([code, uk, en, level]: v.InferOutput<typeof Unit>): Place {
  return { code, uk, en, level }
}
