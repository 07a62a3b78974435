import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { oblastOf } from '../domain/records/place.ts'
import type { Outlines } from '../domain/views/overview/map-scope.ts'

const Point = v.number()
const Outline = v.object({
  code: v.string(),
  at: v.tuple([Point, Point]),
  box: v.tuple([Point, Point, Point, Point]),
  // Goes into the page as an attribute: letters of a path and numbers, nothing else.
  d: v.pipe(v.string(), v.regex(/^[Mlz\d -]+$/)),
})
const Name = v.object({ uk: v.string(), en: v.string() })
const Oblast = v.object({
  areas: v.array(Outline),
  // A file that a phone kept from an older version has none.
  raions: v.optional(v.array(v.object({ ...Outline.entries, name: Name })), []),
})

export type Areas = Outlines | 'failed' | undefined
const NONE: Outlines = { areas: [], raions: [] }
const loading = new Map<string, Promise<Outlines>>()

/** The outlines of an oblast's areas; kept by the worker when they were here once. */
export function useAreas(municipality: string | undefined): Areas {
  const [areas, setAreas] = useState<Areas>()
  const oblast = municipality && oblastOf(municipality)
  useEffect(() => {
    if (oblast === undefined) return
    let wanted = true
    loadAreas(oblast).then(
      (loaded) => wanted && setAreas(loaded),
      () => wanted && setAreas('failed'),
    )
    return () => {
      wanted = false
    }
  }, [oblast])
  return areas
}

/** Once, however many parts of a screen ask; what failed is tried again. */
function loadAreas(oblast: string): Promise<Outlines> {
  const known = loading.get(oblast)
  if (known !== undefined) return known
  const started = fetchAreas(oblast)
  loading.set(oblast, started)
  started.catch(() => loading.delete(oblast))
  return started
}

async function fetchAreas(oblast: string): Promise<Outlines> {
  const answer = await fetch(`/geo/${oblast}.json`)
  return answer.ok ? v.parse(Oblast, await answer.json()) : NONE
}
