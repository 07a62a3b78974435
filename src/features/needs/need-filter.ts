// What of the needs is shown: read from the address, written to it, applied to thousands.

import { makeMatcher } from '../../domain/catalogue/match-text.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { NEED_STATUSES, URGENCIES, type Urgency } from '../../domain/records/codes.ts'
import { containsPlace } from '../../domain/records/place.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { isOpen } from './need-decisions.ts'
import { unconfirmedFor, type ListedNeed } from './need-list.ts'

export const STATUS_FILTERS = ['open', 'old', ...NEED_STATUSES, 'any'] as const
export type StatusFilter = (typeof STATUS_FILTERS)[number]

const WHOSE = ['mine', 'all'] as const

export type NeedFilter = {
  readonly whose: (typeof WHOSE)[number]
  readonly status: StatusFilter
  readonly urgency: Urgency | ''
  /** A place of the codifier; what lies in it is shown. */
  readonly place: string
  /** The id of a donor whose aid answers the need. */
  readonly donor: string
  /** The id of a donor that the need was asked of. */
  readonly asked: string
  readonly query: string
}

export const NO_FILTER: NeedFilter = {
  whose: 'all',
  status: 'open',
  urgency: '',
  place: '',
  donor: '',
  asked: '',
  query: '',
}

/** Gives the filter of an address; what it does not know is as if it were not there. */
export function readNeedFilter(query: URLSearchParams): NeedFilter {
  return {
    whose: readCode(query.get('whose') ?? '', WHOSE) ?? NO_FILTER.whose,
    status: readCode(query.get('status') ?? '', STATUS_FILTERS) ?? NO_FILTER.status,
    urgency: readCode(query.get('urgency') ?? '', URGENCIES) ?? NO_FILTER.urgency,
    place: query.get('place') ?? '',
    donor: query.get('donor') ?? '',
    asked: query.get('asked') ?? '',
    query: query.get('q') ?? '',
  }
}

/** Writes only what differs from the plain list. */
export function writeNeedFilter(filter: NeedFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of ['whose', 'status', 'urgency', 'place', 'donor', 'asked'] as const)
    if (filter[name] !== NO_FILTER[name]) query.set(name, filter[name])
  if (filter.query.trim() !== '') query.set('q', filter.query)
  return query
}

/** How many of the conditions behind the fold are set. */
export function countConditions(filter: NeedFilter): number {
  const folded = ['status', 'urgency', 'place', 'donor', 'asked'] as const
  return folded.filter((name) => filter[name] !== NO_FILTER[name]).length
}

export type FilterTools = {
  readonly now: Moment
  /** The folded name of an item, a facility (`f:`) or a place (`p:`). */
  readonly nameOf: (code: string) => string
  /** Ids of the needs that a donor's aid answers. */
  readonly answeredBy: (donor: string) => ReadonlySet<string>
}

/** Gives the needs that fit, in the order given. */
export function filterNeeds<T extends ListedNeed>(
  needs: readonly T[],
  filter: NeedFilter,
  tools: FilterTools,
): readonly T[] {
  const matches = makeMatcher(filter.query, tools.nameOf)
  const answered = filter.donor === '' ? undefined : tools.answeredBy(filter.donor)
  return needs.filter(
    (entry) =>
      (filter.whose === 'all' || entry.isMine) &&
      fitsStatus(entry, filter.status, tools.now) &&
      (filter.urgency === '' || entry.need.urgency === filter.urgency) &&
      (filter.place === '' || containsPlace(filter.place, entry.need.place ?? '')) &&
      (filter.asked === '' || entry.need.askedOf.includes(filter.asked)) &&
      (answered === undefined || answered.has(entry.id)) &&
      matches(entry),
  )
}

function fitsStatus(entry: ListedNeed, status: StatusFilter, now: Moment): boolean {
  const { need, recordedAt } = entry
  if (status === 'any') return true
  if (status === 'open') return isOpen(need.status)
  if (status === 'old') return unconfirmedFor(need, recordedAt, now) !== undefined
  return need.status === status
}
