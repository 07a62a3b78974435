// From what a person chose to the moments between which a record was written down.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'

type Chosen = {
  readonly period: string
  /** Calendar days where the phone is, ISO 8601; empty where nothing bounds it. */
  readonly from: string
  readonly to: string
}

/** Gives the bounds; the last day is in it, whichever of the two days was typed first. */
export function boundsOf(
  { period, from, to }: Chosen,
  now: Moment,
): { readonly since: Moment | undefined; readonly until: Moment | undefined } {
  if (period === 'all') return { since: undefined, until: undefined }
  if (period !== 'dates') return { since: now - Number(period) * DAY_MS, until: undefined }
  const [first, last] = from !== '' && to !== '' && to < from ? [to, from] : [from, to]
  return { since: startOf(first, 0), until: startOf(last, 1) }
}

/** Gives where a day begins, or the one after it; a day may have 23 or 25 hours. */
function startOf(day: string, after: number): Moment | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return undefined
  const at = new Date(year, month - 1, date + after).getTime()
  return Number.isNaN(at) ? undefined : at
}
