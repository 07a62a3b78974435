// What the map shades by: hours without power a day, or open critical needs.

import type { Overview } from '../../domain/views/overview/overview.ts'

export const MEASURES = ['hours', 'critical'] as const
export type Measure = (typeof MEASURES)[number]

export type MeasuredArea = {
  readonly code: string
  /** Undefined where nothing is recorded. */
  readonly hours: number | undefined
  readonly critical: number
}

type Asked = {
  readonly areas: readonly string[]
  readonly municipality: string
  readonly district: string | undefined
}

/** Gives a row for each area that is drawn. An outline of the municipality itself stands for all of it;
 *  where one district is asked for, the others have no numbers. */
export function readMeasures(
  { hours, critical }: Overview,
  { areas, municipality, district }: Asked,
): readonly MeasuredArea[] {
  return areas
    .filter((code) => district === undefined || code === district || code === municipality)
    .map((code) => {
      const isAll = code === municipality
      const known = hours.filter((row) => isAll || row.district === code)
      const needs = critical.filter((need) => isAll || need.district === code)
      return { code, hours: meanOf(known), critical: needs.length }
    })
}

/** Of several districts the mean over their places, as over the places of one. */
function meanOf(rows: Overview['hours']): number | undefined {
  const known = rows.filter(({ mean, spots }) => mean !== undefined && spots > 0)
  const spots = known.reduce((sum, row) => sum + row.spots, 0)
  if (spots === 0) return undefined
  return known.reduce((sum, row) => sum + (row.mean ?? 0) * row.spots, 0) / spots
}

const STEPS: Readonly<Record<Measure, readonly number[]>> = {
  hours: [2, 6, 12, 18],
  critical: [1, 2, 4, 8],
}

/** Gives the shade, 0 to 4. */
export function stepOfMeasure(measure: Measure, value: number): number {
  return STEPS[measure].filter((step) => value >= step).length
}
