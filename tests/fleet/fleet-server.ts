import type { RecordId } from '../../src/domain/base/ids.ts'
import type { RecordState } from '../../src/domain/replica/merge.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { SyncRequest } from '../../src/domain/replica/wire.ts'
import type { Enrolment, TransportAnswer } from '../../src/sync/ports.ts'

export type Accepted = {
  readonly record: RecordId
  readonly set: Fields
  /** The stamp that it took effect with. */
  readonly stamp: Stamp
}

/** What the fleet needs of a server, real or double. */
export type FleetServer = {
  readonly enrol: (name: string) => Promise<Enrolment>
  readonly handle: (request: SyncRequest, token: string) => Promise<TransportAnswer>
  /** Gives those of the changes that the server has stored. */
  readonly holds: (ids: readonly Stamp[]) => Promise<ReadonlySet<Stamp>>
  readonly accepted: () => Promise<ReadonlyMap<Stamp, Accepted>>
  readonly states: () => Promise<ReadonlyMap<RecordId, RecordState>>
  /** Comes back as it was at the last backup; false where this server cannot. */
  readonly backup: () => void
  readonly restore: () => Promise<boolean>
  readonly close: () => Promise<void>
}
