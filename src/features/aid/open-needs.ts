// Which needs an item may answer: offered, never assumed.

import { foldText } from '../../domain/catalogue/search.ts'
import type { Need, NeedLine } from '../../domain/records/need.ts'
import type { NeedCoverage } from '../../domain/views/coverage.ts'

export type OpenNeed = {
  /** `<need>/<line>` */
  readonly key: string
  readonly need: Need
  readonly line: NeedLine
  readonly given: number
}

export type CoveredNeed = {
  readonly id: string
  readonly need: Need
  readonly coverage: NeedCoverage | undefined
}

type Item = {
  readonly item: string
  readonly name?: string | undefined
  readonly unit: string
}

const OPEN = new Set(['submitted', 'verified', 'requested'])
const ORDER = ['critical', 'urgent', 'standard', 'planned']

/** Gives the lines of open needs that ask for one of the items in the same unit, the most pressing
 *  first. What already is handed out in full is left out, unless it is `kept`. */
export function findOpenNeeds(
  needs: readonly CoveredNeed[],
  items: readonly Item[],
  kept: readonly string[] = [],
): readonly OpenNeed[] {
  const found = needs.flatMap(({ id, need, coverage }) => {
    if (!OPEN.has(need.status) || need.removed) return []
    return need.lines.flatMap((line) => {
      const key = `${id}/${line.id}`
      const covered = coverage?.lines.find((one) => one.line === line.id)
      const given = covered?.distributed ?? 0
      const isDone = line.quantity > 0 && given >= line.quantity
      const fits = items.some((item) => asksFor(line, item))
      return fits && (!isDone || kept.includes(key)) ? [{ key, need, line, given }] : []
    })
  })
  return found.sort((a, b) => ORDER.indexOf(a.need.urgency) - ORDER.indexOf(b.need.urgency))
}

/** Gives the lines of all open needs, those that ask for one of the items first: money, a service or
 *  another thing may stand in for what was asked. What is `kept` stays in the list. */
export function findAllOpenNeeds(
  needs: readonly CoveredNeed[],
  items: readonly Item[],
  kept = '',
): readonly OpenNeed[] {
  const all = needs.flatMap(({ need }) => need.lines)
  const open = findOpenNeeds(needs, all, kept === '' ? [] : [kept])
  const isAsked = ({ line }: OpenNeed) => items.some((item) => asksFor(line, item))
  return [...open.filter(isAsked), ...open.filter((one) => !isAsked(one))]
}

/** Gives the one need that a hand-out to this facility answers, where there is exactly one. */
export function theOneNeed(needs: readonly OpenNeed[], facility: string): OpenNeed | undefined {
  const [only, ...more] = needs.filter(({ need }) => need.facility === facility)
  return facility !== '' && more.length === 0 ? only : undefined
}

function asksFor(line: NeedLine, { item, name, unit }: Item): boolean {
  if (line.item !== item || line.unit !== unit) return false
  return item !== 'other' || foldText(line.name ?? '') === foldText(name ?? '')
}
