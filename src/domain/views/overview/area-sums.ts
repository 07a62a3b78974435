// The two numbers of the map for areas that are not the municipality's own divisions: the hromadas or
// the raions of its oblast. Counted by the very rules of the overview, so that no map contradicts it.

import { readOverview, type CityQuestion, type CityRecords } from './overview.ts'

export type AreaSum = {
  readonly code: string
  /** Mean hours without power a day; undefined where nothing is recorded. */
  readonly hours: number | undefined
  readonly critical: number
}

/** Gives a row for each area, in the order given; what lies in none of them is in no row. Pure. [OV9] */
export function sumAreas(
  records: CityRecords,
  question: CityQuestion,
  areas: readonly string[],
): readonly AreaSum[] {
  if (areas.length === 0) return []
  const { hours, critical } = readOverview(records, {
    ...question,
    districts: areas,
    district: undefined,
  })
  const meanOf = new Map(hours.map(({ district, mean }) => [district, mean]))
  const counts = new Map<string, number>()
  for (const { district } of critical)
    if (district !== undefined) counts.set(district, (counts.get(district) ?? 0) + 1)
  return areas.map((code) => ({
    code,
    hours: meanOf.get(code),
    critical: counts.get(code) ?? 0,
  }))
}
