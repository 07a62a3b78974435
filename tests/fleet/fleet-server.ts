import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { Enrolment } from '../../src/sync/ports.ts'

export type Accepted = {
  readonly record: RecordId
  readonly set: Fields
  /** The stamp that it took effect with. */
  readonly stamp: Stamp
}

/** A request as it arrives. */
export type Letter = {
  readonly token: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly isGzip: boolean
}

/** An answer as it goes over the wire. */
export type Reply = {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly retryAfter?: string | undefined
}

/** What the fleet needs of a server, real or double. */
export type FleetServer = {
  readonly enrol: (name: string) => Promise<Enrolment>
  readonly revoke: (enrolment: Enrolment) => Promise<void>
  /** Gives a device other areas: it is told to start over. Facilities are seen by all. */
  readonly moveAreas: (enrolment: Enrolment) => Promise<void>
  readonly post: (letter: Letter) => Promise<Reply>
  /** Gives those of the changes that the server has stored. */
  readonly holds: (ids: readonly Stamp[]) => Promise<ReadonlySet<Stamp>>
  readonly accepted: () => Promise<ReadonlyMap<Stamp, Accepted>>
  readonly states: () => Promise<ReadonlyMap<RecordId, RecordState>>
  readonly backup: () => void
  /** Comes back as it was at the last backup. */
  readonly restore: () => Promise<void>
  readonly close: () => Promise<void>
}

export function problemReply(status: number, code: string, retryAfter?: string): Reply {
  const body = JSON.stringify({ type: 'about:blank', title: code, status, code })
  return { status, type: 'application/problem+json', body, retryAfter }
}
