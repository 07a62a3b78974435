import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { oblastOf } from '../domain/records/place.ts'
import type { Area } from '../domain/views/overview/map-scope.ts'

const Point = v.number()
const Outlines = v.object({
  areas: v.array(
    v.object({
      code: v.string(),
      at: v.tuple([Point, Point]),
      box: v.tuple([Point, Point, Point, Point]),
      // Goes into the page as an attribute: letters of a path and numbers, nothing else.
      d: v.pipe(v.string(), v.regex(/^[Mlz\d -]+$/)),
    }),
  ),
})

export type Areas = readonly Area[] | 'failed' | undefined

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

async function loadAreas(oblast: string): Promise<readonly Area[]> {
  const answer = await fetch(`/geo/${oblast}.json`)
  if (!answer.ok) return []
  return v.parse(Outlines, await answer.json()).areas
}
