// The one composition root, used by page and worker alike.

import type { RecordId } from './domain/base/ids.ts'
import type { Moment } from './domain/base/moment.ts'
import type { Result } from './domain/base/result.ts'
import type { Fields } from './domain/replica/merge.ts'
import type { Stamp } from './domain/replica/stamp.ts'
import type { RecordHistory } from './domain/replica/wire.ts'
import type { Kind } from './domain/records/record.ts'
import type {
  Bucket,
  Choice,
  Draft,
  DraftValues,
  OwnChange,
  QueueStatus,
  SaveProblem,
  StoredRecord,
} from './storage/types.ts'
import type { Enrolment, Trigger } from './sync/ports.ts'

/** Without `record` a new one is made. */
export type NewChange = { readonly kind: Kind; readonly record?: RecordId; readonly set: Fields }
export type Saved = { readonly record: RecordId; readonly change: Stamp }

export type EnrolProblem =
  | 'invite_used'
  | 'invite_expired'
  | 'invite_unknown'
  | 'unreachable'
  | 'not_our_server'
  | 'busy_server'

/** What the running engine tells in passing; shown, never stored. */
export type Progress =
  | { readonly tag: 'idle' }
  | {
      readonly tag: 'running'
      readonly sent: number
      readonly total: number
      readonly changes: readonly Stamp[]
    }

/** Queries give plain values and may be called inside a live query. */
export type Queries = {
  readonly record: (id: RecordId) => Promise<StoredRecord | undefined>
  /** Newest first, removed ones left out unless their bucket is asked for. */
  readonly records: (
    kind: Kind,
    options?: { bucket?: Bucket; since?: Moment; limit?: number },
  ) => Promise<readonly StoredRecord[]>
  /** The records that this phone made or changed last, newest first. */
  readonly ownRecords: (limit: number) => Promise<readonly StoredRecord[]>
  readonly queueStatus: () => Promise<QueueStatus>
  readonly ownChanges: (filter: {
    record?: RecordId
    state?: OwnChange['state']
  }) => Promise<readonly OwnChange[]>
  readonly choices: (record?: RecordId) => Promise<readonly Choice[]>
  /** The replica whose stamps are this phone's own. */
  readonly ownReplica: () => Promise<string>
  readonly drafts: () => Promise<readonly Draft[]>
  readonly draft: (key: string) => Promise<Draft | undefined>
}

export type Device = {
  /** The phone's clock, corrected by the difference to the server's. */
  readonly now: () => Moment
  readonly newRecordId: () => RecordId
  readonly newEntryId: () => string
  readonly queries: Queries
  /** Saves one change. The promise settles after the transaction is complete on the disk. */
  readonly write: (change: NewChange) => Promise<Result<Saved, SaveProblem>>
  /** Replaces a rejected change by a corrected one. */
  readonly mend: (rejected: Stamp, set: Fields) => Promise<Result<Saved, SaveProblem>>
  /** Takes a rejected change back: the record shows again what it showed before. */
  readonly withdraw: (rejected: Stamp) => Promise<Result<undefined, SaveProblem>>
  /** Settles a choice: keeps theirs, or writes mine again. */
  readonly choose: (
    choice: Choice,
    whose: 'mine' | 'theirs',
  ) => Promise<Result<undefined, SaveProblem>>
  readonly saveDraft: (key: string, values: DraftValues) => Promise<Result<undefined, SaveProblem>>
  readonly dropDraft: (key: string) => Promise<void>
  readonly enrol: (invite: string, deviceName: string) => Promise<Result<Enrolment, EnrolProblem>>
  /** The server's history of a record; undefined without a connection. */
  readonly fetchHistory: (record: RecordId) => Promise<RecordHistory | undefined>
  readonly sync: (trigger: Trigger) => Promise<void>
  readonly watchProgress: (listener: (progress: Progress) => void) => () => void
  readonly close: () => void
}
