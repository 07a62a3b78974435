import { useMemo } from 'preact/hooks'
import { areasOfLevel, type MapLevel } from '../../domain/views/overview/map-scope.ts'
import type { CityQuestion } from '../../domain/views/overview/overview.ts'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useRoute } from '../../state/location.ts'
import { useAreas, type Areas } from '../../state/map-areas.ts'
import { useOverview } from '../../state/overview.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { lastDays, readAsked, writeAsked } from './city-question.ts'

const TICK_MS = 60_000

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
  const municipality = useEnrolment()?.municipality.code
  const outlines = useAreas(asked.level === 'own' ? undefined : municipality)
  const areas = useMemo(() => readCodes(outlines, asked.level), [outlines, asked.level])
  const nameOf = (code: string) => raionName(outlines, code)?.[language] ?? places.name(code)
  const query = writeAsked(asked)
  return { asked, query, now, places, nameOf, ...useOverview(question, areas) }
}

/** The lists of places have no raions: their names came with their outlines. */
function raionName(outlines: Areas, code: string) {
  if (outlines === undefined || outlines === 'failed') return undefined
  return outlines.raions.find((raion) => raion.code === code)?.name
}

function readCodes(outlines: Areas, level: MapLevel): readonly string[] {
  if (outlines === undefined || outlines === 'failed') return []
  return areasOfLevel(outlines, level).map(({ code }) => code)
}

export type City = ReturnType<typeof useCity>
