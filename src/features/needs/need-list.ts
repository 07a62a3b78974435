// The list of needs: which are shown, in which order, and what each says of itself.

import { foldText } from '../../domain/catalogue/search.ts'
import { NEED_STATUSES, URGENCIES, type Urgency } from '../../domain/records/codes.ts'
import type { Need } from '../../domain/records/need.ts'
import type { NeedCoverage } from '../../domain/views/coverage.ts'
import type { TextKey } from '../../i18n/translate.ts'
import { DAY_MS, type Moment } from '../../domain/base/moment.ts'

export const STATUS_FILTERS = ['open', ...NEED_STATUSES, 'any'] as const
export type StatusFilter = (typeof STATUS_FILTERS)[number]
export type Whose = 'mine' | 'all'

export type ListedNeed = {
  readonly need: Need
  /** Something of it was written on this phone. */
  readonly isMine: boolean
  /** Folded words that a search may find it by. */
  readonly words: string
}

export type NeedFilter = {
  readonly whose: Whose
  readonly status: StatusFilter
  readonly query: string
}

export type NeedGroup<T> = { readonly urgency: Urgency; readonly needs: readonly T[] }

const OPEN = new Set(['submitted', 'verified', 'requested'])
const OLD_MS = 7 * DAY_MS

/** Gives the needs that fit, most pressing group first; the order within a group is kept. */
export function groupNeeds<T extends ListedNeed>(
  needs: readonly T[],
  { whose, status, query }: NeedFilter,
): readonly NeedGroup<T>[] {
  const wanted = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
  const shown = needs.filter(
    ({ need, isMine, words }) =>
      (whose === 'all' || isMine) &&
      fitsStatus(need, status) &&
      wanted.every((word) => words.includes(word)),
  )
  return URGENCIES.map((urgency) => ({
    urgency,
    needs: shown.filter(({ need }) => need.urgency === urgency),
  })).filter((group) => group.needs.length > 0)
}

/** Gives the groups cut to `count` rows in all, so that thousands draw as fast as a screenful. */
export function cutGroups<T>(
  groups: readonly NeedGroup<T>[],
  count: number,
): readonly NeedGroup<T>[] {
  let left = count
  return groups
    .map((group) => {
      const needs = group.needs.slice(0, Math.max(0, left))
      left -= needs.length
      return { ...group, needs }
    })
    .filter((group) => group.needs.length > 0)
}

/** What a need is at: a decision outweighs what has come, what has come outweighs the paper's way. */
export function needStateKey(need: Need, coverage: NeedCoverage | undefined): TextKey {
  switch (need.status) {
    case 'declined':
      return 'st.declined'
    case 'withdrawn':
      return 'st.withdrawn'
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

/** Gives how long nobody said that an open need is still needed, once that is a week. */
export function unconfirmedFor(
  need: Need,
  recordedAt: Moment | undefined,
  now: Moment,
): number | undefined {
  const last = Math.max(need.confirmedAt ?? 0, recordedAt ?? 0)
  return OPEN.has(need.status) && last > 0 && now - last >= OLD_MS ? now - last : undefined
}

function fitsStatus(need: Need, status: StatusFilter): boolean {
  if (status === 'any') return true
  return status === 'open' ? OPEN.has(need.status) : need.status === status
}
