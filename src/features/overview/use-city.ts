import { useMemo } from 'preact/hooks'
import type { CityQuestion } from '../../domain/views/overview/overview.ts'
import { useNow } from '../../state/clock.ts'
import { useRoute } from '../../state/location.ts'
import { useOverview } from '../../state/overview.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { lastDays, readAsked, writeAsked } from './city-question.ts'
import { useMap } from './use-map.ts'

const TICK_MS = 60_000
const NONE: readonly string[] = []

/** What the address asks for and what the worker answers, for the overview and the lists behind it. */
export function useCity() {
  const now = useNow(TICK_MS)
  const { language } = useText()
  const asked = readAsked(useRoute().query)
  const places = usePlaces()
  const districts = places.own.map(({ code }) => code)
  const question = useMemo(
    (): CityQuestion => ({
      now,
      days: lastDays(Number(asked.period), now),
      districts,
      district: asked.district,
    }),
    [now, asked.period, asked.district, districts.join(' ')],
  )
  const map = useMap(asked.level, districts)
  const nameOf = (code: string) =>
    map?.raions.find((raion) => raion.code === code)?.name[language] ?? places.name(code)
  const overview = useOverview(question, map?.counted ?? NONE)
  return { asked, query: writeAsked(asked), now, places, map, nameOf, ...overview }
}

export type City = ReturnType<typeof useCity>
