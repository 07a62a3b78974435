// The same need, written down twice: found, joined, and taken apart again. Both records stay. The
// one that is counted gets what only the other had; the other is withdrawn and says what it is a
// double of, so that an app that knows nothing of joining does not ask for it twice. [ND1-ND3]

import { DAY_MS, type Moment } from '../base/moment.ts'
import { foldText } from '../catalogue/search.ts'
import type { NeedStatus } from '../records/codes.ts'
import type { Need, NeedLine } from '../records/need.ts'
import { readNumber } from '../records/read-fields.ts'
import type { Fields } from '../replica/merge.ts'
import { entryIds, type Value } from '../replica/path.ts'

export type DatedNeed = { readonly id: string; readonly need: Need; readonly madeAt: Moment }

const OPEN: ReadonlySet<NeedStatus> = new Set(['submitted', 'verified', 'requested'])
/** What is asked again after a month is asked anew. */
const SAME_MS = 30 * DAY_MS

/** Gives the open needs that are likely the same as one, the likest first. [ND1] */
export function findNeedDoubles<T extends DatedNeed>(one: DatedNeed, known: readonly T[]): T[] {
  return known
    .map((other) => ({ other, likeness: likenessOf(one, other) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || (a.other.id < b.other.id ? -1 : 1))
    .map(({ other }) => other)
}

/** 0 for different needs; else how many items are the same, twice where the numbers are, too. */
function likenessOf(a: DatedNeed, b: DatedNeed): number {
  if (a.id === b.id || !isCounted(a.need) || !isCounted(b.need)) return 0
  if (!isSameSpot(a.need, b.need) || Math.abs(a.madeAt - b.madeAt) > SAME_MS) return 0
  return a.need.lines.reduce((sum, line) => {
    const same = b.need.lines.filter((other) => isSameItem(line, other))
    if (same.length === 0) return sum
    return sum + (same.some(({ quantity }) => quantity === line.quantity) ? 2 : 1)
  }, 0)
}

function isCounted({ status, removed }: Need): boolean {
  return OPEN.has(status) && !removed
}

/** A district is no spot: there the same words must say where. */
function isSameSpot(a: Need, b: Need): boolean {
  if (a.facility !== undefined || b.facility !== undefined) return a.facility === b.facility
  const address = foldText(a.address ?? '')
  return a.place === b.place && address !== '' && address === foldText(b.address ?? '')
}

function isSameItem(a: NeedLine, b: NeedLine): boolean {
  return a.item === b.item && foldText(a.name ?? '') === foldText(b.name ?? '')
}

/** Gives the one of two that stays: what is further on its way, else what was written first. */
export function pickMain<T extends DatedNeed>(a: T, b: T): T {
  const rank = ({ need }: T) => ['requested', 'verified'].indexOf(need.status) + 1 || 3
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? a : b
  return a.id < b.id ? a : b
}

/** What a person said once and need not say again. */
const CARRIED = ['contact/name', 'contact/phone', 'note', 'peopleAffected', 'neededBy'] as const

/** Gives what joining writes into the record that stays: lines of items that it does not have, under
 *  their own ids, and facts that it lacks. Empty where it has all of it. [ND2] */
export function joinInto(main: Need, mainFields: Fields, double: Fields): Fields {
  const set: Record<string, Value> = {}
  for (const path of CARRIED) {
    const told = double[path] ?? null
    if ((mainFields[path] ?? null) === null && told !== null) set[path] = told
  }
  for (const id of entryIds(double, 'lines')) {
    const at = `lines/${id}/`
    const item = double[`${at}item`]
    const name = foldText(String(double[`${at}name`] ?? ''))
    const isKnown = main.lines.some(
      (line) => line.item === item && foldText(line.name ?? '') === name,
    )
    if (isKnown) continue
    for (const [path, value] of Object.entries(double))
      if (path.startsWith(at) && value !== null) set[path] = value
    // Joined before and taken apart again: the line is there, marked.
    if (mainFields[`${at}removed`] === true) set[`${at}removed`] = false
  }
  return set
}

/** Gives what joining writes into the double. */
export function joinAs(main: string): Fields {
  return { status: 'withdrawn', sameAs: main }
}

/** Gives what taking apart writes into the record that stayed: lines that came with the double go. */
export function partFrom(mainFields: Fields, double: Fields): Fields {
  const own = new Set(entryIds(mainFields, 'lines'))
  const came = entryIds(double, 'lines').filter((id) => own.has(id))
  return Object.fromEntries(came.map((id) => [`lines/${id}/removed`, true]))
}

/** Gives what taking apart writes into the double. It is again where it was, as far as who undoes it
 *  may say so: only a coordinator verifies. [ND3] */
export function partAs(double: Fields, isCoordinator: boolean): Fields {
  const status = isCoordinator ? statusBefore(double) : 'submitted'
  return { status, sameAs: null }
}

function statusBefore(fields: Fields): NeedStatus {
  if (readNumber(fields['requestedAt']) !== undefined) return 'requested'
  return readNumber(fields['verifiedAt']) === undefined ? 'submitted' : 'verified'
}
