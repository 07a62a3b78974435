// What may be said of a need next, and by whom. A coordinator decides; everybody who records may say
// that it is still needed, take it back, or remove it. Nothing is ever erased.

import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { NeedStatus, Role } from '../../domain/records/codes.ts'
import type { TextKey } from '../../i18n/translate.ts'

export const DECISIONS = ['verify', 'request', 'close', 'decline', 'withdraw', 'reopen'] as const
export type Decision = (typeof DECISIONS)[number]

export type DecisionWords = { readonly act: TextKey; readonly done: TextKey }

export const DECISION_WORDS = {
  verify: { act: 'need.verify', done: 'need.verified.done' },
  request: { act: 'need.request', done: 'need.requested.done' },
  close: { act: 'need.close', done: 'need.closed.done' },
  decline: { act: 'need.decline', done: 'need.declined.done' },
  withdraw: { act: 'need.withdraw', done: 'need.withdrawn.done' },
  reopen: { act: 'need.reopen', done: 'need.reopened.done' },
} as const satisfies Record<Decision, DecisionWords>

const NEXT: Readonly<Record<NeedStatus, readonly Decision[]>> = {
  submitted: ['verify', 'decline'],
  verified: ['request', 'close', 'decline'],
  requested: ['close', 'request', 'decline'],
  closed: ['reopen'],
  declined: ['reopen'],
  withdrawn: ['reopen'],
}

/** Gives the coordinator's next moves, the usual one first; nobody else decides. */
export function coordinatorMoves(status: NeedStatus, role: Role | undefined): readonly Decision[] {
  return role === 'coordinator' ? NEXT[status] : []
}

/** Gives what everybody who records may do about a need's way. */
export function workerMoves(status: NeedStatus, role: Role | undefined): readonly Decision[] {
  if (role === undefined || role === 'viewer') return []
  if (isOpen(status)) return ['withdraw']
  return status === 'withdrawn' && role === 'field' ? ['reopen'] : []
}

export type DecisionDetail = {
  /** Why it is declined. */
  readonly reason?: string
  /** The id of the partner that it is asked of, where somebody says so. */
  readonly donor?: string | undefined
  /** What the need was before: the days count from the first partner that was asked. */
  readonly status?: NeedStatus
}

/** Gives what a decision writes, and when it was made where reports count the days from it. */
export function decisionFields(
  decision: Decision,
  now: Moment,
  { reason = '', donor, status }: DecisionDetail = {},
): Fields {
  switch (decision) {
    case 'verify':
      return { status: 'verified', verifiedAt: now }
    case 'request':
      return {
        ...(status === 'requested' ? {} : { status: 'requested', requestedAt: now }),
        ...(donor === undefined ? {} : { [`asked/${donor}/at`]: now }),
      }
    case 'close':
      return { status: 'closed' }
    case 'decline':
      return { status: 'declined', 'decision/reason': reason.trim() }
    case 'withdraw':
      return { status: 'withdrawn' }
    case 'reopen':
      return { status: 'submitted', 'decision/reason': null }
  }
}

export function isOpen(status: NeedStatus): boolean {
  return status === 'submitted' || status === 'verified' || status === 'requested'
}
