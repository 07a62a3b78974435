import { useMemo } from 'preact/hooks'
import {
  areasOfLevel,
  MAP_LEVELS,
  scopeLevel,
  scopeMap,
  type MapLevel,
  type MapScope,
  type Outlines,
} from '../../domain/views/overview/map-scope.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useAreas } from '../../state/map-areas.ts'

export type CityMap = {
  readonly level: MapLevel
  readonly levels: readonly MapLevel[]
  readonly scope: MapScope
  readonly municipality: string
  /** Codes that are counted for the map alone: those beyond the municipality's own divisions. */
  readonly counted: readonly string[]
  /** The lists of places have no raions: their names came with their outlines. */
  readonly raions: Outlines['raions']
}

/** Gives what the map draws: the level that is asked for, or the first that there are outlines of. */
export function useMap(asked: MapLevel, divisions: readonly string[]): CityMap | undefined {
  const municipality = useEnrolment()?.municipality.code
  const outlines = useAreas(municipality)
  return useMemo(() => {
    if (municipality === undefined || outlines === undefined || outlines === 'failed')
      return undefined
    const scopeOf = (level: MapLevel) =>
      level === 'own'
        ? scopeMap(outlines.areas, { municipality, divisions })
        : scopeLevel(areasOfLevel(outlines, level))
    const levels = MAP_LEVELS.filter((level) => scopeOf(level) !== undefined)
    const level = levels.includes(asked) ? asked : levels[0]
    const scope = level && scopeOf(level)
    if (level === undefined || scope === undefined) return undefined
    const counted = level === 'own' ? [] : scope.own.map(({ code }) => code)
    return { level, levels, scope, municipality, counted, raions: outlines.raions }
  }, [asked, municipality, outlines, divisions.join(' ')])
}
