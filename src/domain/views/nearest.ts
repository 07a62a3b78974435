// What is near a position. A phone in a cellar may be wrong by hundreds of metres, and says so.

export type Point = { readonly lat: number; readonly lon: number }

const EARTH_RADIUS_M = 6_371_000
const RADIANS = Math.PI / 180
/** Further away nobody works at it today. */
const NEAR_M = 3000
const SHOWN = 5

/** Gives the metres between two points, along a great circle. */
export function distanceM(a: Point, b: Point): number {
  const lat = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2
  const lon = Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2
  const part = lat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * lon
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(part)))
}

/** Gives the nearest of those whose place is known, with their distance in whole metres: at most five,
 *  within three kilometres and the error of the position. */
export function findNearest<T extends { readonly point: Point | undefined }>(
  known: readonly T[],
  here: Point & { readonly accuracy: number },
): readonly (T & { readonly metres: number })[] {
  return known
    .flatMap((one) =>
      one.point === undefined ? [] : [{ ...one, metres: Math.round(distanceM(here, one.point)) }],
    )
    .filter(({ metres }) => metres <= NEAR_M + here.accuracy)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, SHOWN)
}
