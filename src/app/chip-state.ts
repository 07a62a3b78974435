// What the chip at the top right says. Computed from the queue at this moment, never from a flag;
// what is not sent outranks what cannot be reached.

import type { Progress } from '../device.ts'
import { DAY_MS, type Moment } from '../domain/base/moment.ts'
import type { QueueStatus } from '../storage/types.ts'

export type ChipState =
  | { readonly tag: 'full' }
  /** The server does not know this phone, or a coordinator disconnected it. */
  | { readonly tag: 'connect'; readonly urgent: boolean }
  | { readonly tag: 'fix'; readonly count: number }
  | { readonly tag: 'choose'; readonly count: number }
  | { readonly tag: 'sending'; readonly sent: number; readonly total: number }
  | { readonly tag: 'waiting'; readonly count: number; readonly isOnline: boolean }
  /** Every record is sent, and photos are still to go. */
  | { readonly tag: 'photos'; readonly count: number }
  | { readonly tag: 'sent'; readonly at: Moment | undefined }
  | { readonly tag: 'old'; readonly pulledAt: Moment }

type Facts = {
  readonly status: QueueStatus
  readonly progress: Progress
  readonly isOnline: boolean
  readonly now: Moment
}

/** Gives the first line of the table that is true. */
export function chipState({ status, progress, isOnline, now }: Facts): ChipState {
  const { disconnection, enrolment, queued, lastPulledAt } = status
  if (status.full) return { tag: 'full' }
  if (disconnection === 'unknown_device' || disconnection === 'revoked')
    return { tag: 'connect', urgent: true }
  if (status.rejected > 0) return { tag: 'fix', count: status.rejected }
  if (status.choices > 0) return { tag: 'choose', count: status.choices }
  if (enrolment === undefined) return { tag: 'connect', urgent: false }
  if (progress.tag === 'running' && progress.total > 0 && queued > 0)
    return { tag: 'sending', sent: progress.sent, total: progress.total }
  if (queued > 0) return { tag: 'waiting', count: queued, isOnline }
  if (status.photos) return { tag: 'photos', count: status.photos }
  if (lastPulledAt !== undefined && now - lastPulledAt > DAY_MS)
    return { tag: 'old', pulledAt: lastPulledAt }
  return { tag: 'sent', at: status.lastSentAt ?? lastPulledAt }
}
