// Which outlines a municipality's map shows: its own divisions; or, where it has no outlines of those,
// itself among its neighbours of the raion; or, where more is asked for, the hromadas or the raions of
// its oblast.

export type Box = readonly [left: number, top: number, right: number, bottom: number]

export type Area = {
  readonly code: string
  /** Where its number stands. */
  readonly at: readonly [number, number]
  readonly box: Box
  /** An SVG path. */
  readonly d: string
}

export const MAP_LEVELS = ['own', 'hromada', 'raion'] as const
export type MapLevel = (typeof MAP_LEVELS)[number]

/** What is drawn of an oblast. */
export type Outlines = {
  readonly areas: readonly Area[]
  readonly raions: readonly (Area & {
    readonly name: { readonly uk: string; readonly en: string }
  })[]
}

export type MapScope = {
  readonly own: readonly Area[]
  /** Drawn for the eye alone: nothing is known of them here. */
  readonly neighbours: readonly Area[]
  readonly box: Box
}

const RAION = 6

/** Gives the areas of a level beyond the municipality's own divisions; one alone is no map. A city that
 *  is an oblast of its own has none. */
export function areasOfLevel({ areas, raions }: Outlines, level: MapLevel): readonly Area[] {
  if (level === 'own') return []
  const found = level === 'raion' ? raions : areas.filter(({ code }) => isHromada(code))
  return found.length > 1 ? found : []
}

/** A map of all areas of a level; undefined where there are none. */
export function scopeLevel(areas: readonly Area[]): MapScope | undefined {
  return areas.length === 0 ? undefined : { own: areas, neighbours: [], box: around(areas) }
}

/** UA, oblast 2, raion 2, hromada 3, then zeros. */
function isHromada(code: string): boolean {
  return !code.startsWith('000', 6) && code.startsWith('00000', 9)
}

/** Gives what is drawn; undefined where there is no outline of the municipality at all. */
export function scopeMap(
  areas: readonly Area[],
  of: { readonly municipality: string; readonly divisions: readonly string[] },
): MapScope | undefined {
  const divisions = new Set(of.divisions)
  const parts = areas.filter(({ code }) => divisions.has(code))
  if (parts.length > 0) return { own: parts, neighbours: [], box: around(parts) }
  const own = areas.filter(({ code }) => code === of.municipality)
  if (own.length === 0) return undefined
  const raion = of.municipality.slice(0, RAION)
  const neighbours = areas.filter(({ code }) => code !== of.municipality && code.startsWith(raion))
  return { own, neighbours, box: around([...own, ...neighbours]) }
}

function around(areas: readonly Area[]): Box {
  const least = (pick: (box: Box) => number) => Math.min(...areas.map(({ box }) => pick(box)))
  const most = (pick: (box: Box) => number) => Math.max(...areas.map(({ box }) => pick(box)))
  return [
    least(([left]) => left),
    least(([, top]) => top),
    most(([, , right]) => right),
    most(([, , , bottom]) => bottom),
  ]
}
