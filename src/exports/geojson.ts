import { rowObjects } from './json.ts'
import type { Table } from './table.ts'

const ATTRIBUTION =
  'Points of districts and municipalities: © OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright'

/** Writes RFC 7946. By default a row stands on the inner point of its district, not where it is; one
 *  whose place does not go out has no geometry. [EX2] */
export function writeGeojson(table: Table, about: Readonly<Record<string, string>>): string {
  const features = rowObjects(table).map((properties, at) => {
    const point = table.points[at]
    const geometry = point === undefined ? null : { type: 'Point', coordinates: [...point] }
    return { type: 'Feature', geometry, properties }
  })
  const collection = { type: 'FeatureCollection', ...about, attribution: ATTRIBUTION, features }
  return `${JSON.stringify(collection)}\n`
}
