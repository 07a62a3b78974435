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

/** A request about a photo as it arrives: tus is all headers. */
export type FileLetter = {
  readonly token: string
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

export type FileReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What the fleet needs of a server, real or double. */
export type FleetServer = {
  readonly enrol: (name: string) => Promise<Enrolment>
  readonly revoke: (enrolment: Enrolment) => Promise<void>
  /** Gives a device other areas: it is told to start over. Facilities are seen by all. */
  readonly moveAreas: (enrolment: Enrolment) => Promise<void>
  readonly post: (letter: Letter) => Promise<Reply>
  readonly file: (letter: FileLetter) => Promise<FileReply>
  /** True when it has this photo whole: its bytes have this hash. */
  readonly holdsFile: (sha256: string) => Promise<boolean>
  /** How much has come of a photo that this device sends and that is not whole yet. */
  readonly begun: (token: string, sha256: string) => Promise<number>
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
