// What a screen may read of the phone's store.

import type { RecordId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Rejection } from '../domain/base/problem.ts'
import type { Fields, RecordState } from '../domain/replica/merge.ts'
import type { Value } from '../domain/replica/path.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Disconnection, Enrolment, Pace } from '../sync/ports.ts'

/** Where a record's own changes are: computed from the outbox at that moment, never from a flag. */
export type Delivery =
  /** On the phone; no attempt yet. */
  | { readonly state: 'saved' }
  /** On the phone; the last attempt failed. */
  | { readonly state: 'waiting' }
  /** The server has every change that this phone made to it. */
  | { readonly state: 'sent'; readonly at: number }
  /** The server has every change, and is still to get photos. */
  | { readonly state: 'photos'; readonly at: number; readonly left: number }
  | { readonly state: 'problem'; readonly changes: number }
  /** A value of this phone was overwritten by somebody else's. */
  | { readonly state: 'choose'; readonly fields: number }
  /** Nothing of this record was made here. */
  | { readonly state: 'theirs' }

export type StoredRecord = RecordState & {
  readonly id: RecordId
  readonly kind: Kind
  readonly delivery: Delivery
}

/** A coarse bucket, left outside the encoded body for indexes: is there still something to do about it? */
export type Bucket = 'open' | 'closed' | 'removed'

export type QueueStatus = {
  readonly queued: number
  readonly rejected: number
  readonly choices: number
  readonly enrolment: Enrolment | undefined
  readonly disconnection: Disconnection | undefined
  readonly pace: Pace | undefined
  /** When the server last accepted a change of this phone. */
  readonly lastSentAt: number | undefined
  /** When everything that the server had was last here. */
  readonly lastPulledAt: number | undefined
  /** The last save failed because the phone's storage is full. */
  readonly full: boolean
  /** Photos of saved records that the server does not have yet. */
  readonly photos?: number
  /** The browser lost what was on this phone; until a person has read of it. */
  readonly lostData?: LostData | undefined
}

/** `unsent`: how many changes had not been sent when this was last counted. */
export type LostData = { readonly noticedAt: number; readonly unsent: number | undefined }

/** A change of this phone, wherever it is. */
export type OwnChange = {
  readonly id: Stamp
  readonly kind: Kind
  readonly record: RecordId
  readonly set: Fields
  readonly savedAt: number
  readonly state: 'queued' | 'rejected' | 'accepted'
  readonly rejection: Rejection | undefined
  readonly acceptedAt: number | undefined
}

/** A field that two people changed. The value in force is the one in the record. */
export type Choice = {
  readonly record: RecordId
  readonly path: string
  readonly mine: Value
  readonly mineStamp: Stamp
  readonly theirs: Value
  readonly theirsStamp: Stamp
  /** When this phone learned of it, by the server's clock; older apps did not note it. */
  readonly noticedAt?: Moment
}

/** A form that was left open. `key` names the form: `need:new`, `aid:<id>`. */
export type Draft = { readonly key: string; readonly savedAt: number; readonly values: DraftValues }
export type DraftValues = Readonly<Record<string, unknown>>

export type SaveProblem =
  | { readonly tag: 'invalid'; readonly rejection: Rejection }
  /** The phone's storage is full. */
  | { readonly tag: 'full' }
  /** The browser refused; `name` is its error's name. */
  | { readonly tag: 'failed'; readonly name: string }
