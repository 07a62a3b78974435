// Which outlines a municipality's map shows: its own divisions; or, where it has no outlines of those,
// itself among its neighbours of the raion.

export type Box = readonly [left: number, top: number, right: number, bottom: number]

export type Area = {
  readonly code: string
  /** Where its number stands. */
  readonly at: readonly [number, number]
  readonly box: Box
  /** An SVG path. */
  readonly d: string
}

export type MapScope = {
  readonly own: readonly Area[]
  /** Drawn for the eye alone: nothing is known of them here. */
  readonly neighbours: readonly Area[]
  readonly box: Box
}

const RAION = 6

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
