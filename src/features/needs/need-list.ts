// The list of needs: in which order, and what each says of itself.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import { URGENCIES, type Urgency } from '../../domain/records/codes.ts'
import type { Need } from '../../domain/records/need.ts'
import type { NeedCoverage } from '../../domain/views/coverage.ts'
import type { TextKey } from '../../i18n/translate.ts'
import { isOpen } from './need-decisions.ts'

export type ListedNeed = {
  readonly id: string
  readonly need: Need
  readonly recordedAt: Moment | undefined
  readonly neededBy: string | undefined
  /** Something of it was written on this phone. */
  readonly isMine: boolean
  /** What people typed into it, folded. */
  readonly typed: string
  /** The items and places whose names it is found by. */
  readonly codes: readonly string[]
}

/** A row of the list: the name of a group, or a need. */
export type NeedItem<T> =
  | { readonly tag: 'group'; readonly urgency: Urgency; readonly count: number }
  | { readonly tag: 'need'; readonly entry: T }

const OLD_MS = 7 * DAY_MS

/** Gives the rows: the most pressing group first; in it, what is needed by a day before the rest, the
 *  nearest day first. Else the order given is kept. */
export function groupNeeds<T extends ListedNeed>(needs: readonly T[]): readonly NeedItem<T>[] {
  return URGENCIES.flatMap((urgency): readonly NeedItem<T>[] => {
    const group = needs.filter(({ need }) => need.urgency === urgency)
    if (group.length === 0) return []
    const rows = sortByDay(group).map((entry) => ({ tag: 'need', entry }) as const)
    return [{ tag: 'group', urgency, count: group.length }, ...rows]
  })
}

function sortByDay<T extends ListedNeed>(group: readonly T[]): readonly T[] {
  const dated = group.filter(({ neededBy }) => neededBy !== undefined)
  if (dated.length === 0) return group
  const dayOf = ({ neededBy }: T) => neededBy ?? ''
  dated.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))))
  return [...dated, ...group.filter(({ neededBy }) => neededBy === undefined)]
}

/** Gives the codes of a need's items, facility (`f:`) and place (`p:`). */
export function codesOf({ lines, facility, place }: Need): readonly string[] {
  return [
    ...lines.map(({ item }) => item),
    ...(facility === undefined ? [] : [`f:${facility}`]),
    ...(place === undefined ? [] : [`p:${place}`]),
  ]
}

/** What a need is at: a decision outweighs what has come, what has come outweighs the paper's way. */
export function needStateKey(need: Need, coverage: NeedCoverage | undefined): TextKey {
  switch (need.status) {
    case 'declined':
      return 'st.declined'
    case 'withdrawn':
      return need.sameAs === undefined ? 'st.withdrawn' : 'st.joined'
    case 'closed':
      return 'st.met'
    case 'submitted':
    case 'verified':
    case 'requested':
      break
  }
  if (coverage?.state === 'met') return 'st.met'
  if (coverage !== undefined && coverage.lines.some(({ received }) => received > 0))
    return 'st.part'
  if (need.status === 'requested') return 'st.requested'
  return need.status === 'verified' ? 'st.verified' : 'st.new'
}

/** Gives the partners that a need waits for; none once it is decided otherwise or met. */
export function namePartners(
  need: Need,
  coverage: NeedCoverage | undefined,
  nameOf: (donor: string) => string | undefined,
): readonly string[] {
  if (!isOpen(need.status) || coverage?.state === 'met') return []
  return need.askedOf.map(nameOf).filter((name) => name !== undefined)
}

/** Gives how long nobody said that an open need is still needed, once that is a week. */
export function unconfirmedFor(
  need: Need,
  recordedAt: Moment | undefined,
  now: Moment,
): number | undefined {
  const last = Math.max(need.confirmedAt ?? 0, recordedAt ?? 0)
  return isOpen(need.status) && last > 0 && now - last >= OLD_MS ? now - last : undefined
}
