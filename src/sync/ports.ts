// What the engine needs from the world. Ports never throw: an adapter catches what its platform
// throws and turns it into one of these values.

import type { RecordId, ReplicaId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Change } from '../domain/replica/change.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
import type { SyncRequest, SyncResponse } from '../domain/replica/wire.ts'

export type Clock = { readonly now: () => Moment }

export type Random = {
  readonly bytes: (length: number) => Uint8Array
  /** 0 ≤ fraction < 1 */
  readonly fraction: () => number
}

/** By who must act: error = a developer must look; info = a person may want to know; debug = the rest.
 *  Never personal data: codes, counts and ids only. */
export type Log = {
  readonly error: (event: string, facts?: LogFacts) => void
  readonly info: (event: string, facts?: LogFacts) => void
  readonly debug: (event: string, facts?: LogFacts) => void
}
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>

/** One engine at a time in all tabs and the worker. Gives 'busy' where another holds the lock. */
export type Lock = { readonly run: <T>(job: () => Promise<T>) => Promise<T | 'busy'> }

export type TransportFault =
  /** No answer at all: no network, connection refused or cut. */
  | 'unreachable'
  /** Nothing within the time allowed. */
  | 'timeout'
  /** Something answered, but not our server: a captive portal, a stale proxy, a truncated body. */
  | 'not_our_server'

export type TransportAnswer =
  | { readonly tag: 'answer'; readonly response: SyncResponse }
  | {
      readonly tag: 'problem'
      readonly status: number
      readonly code: string
      readonly retryAfterMs: number | undefined
    }
  | { readonly tag: 'fault'; readonly fault: TransportFault }

export type Transport = {
  /** Sends one request; gives up after `timeoutMs`. The site and batch of an answer are checked by the engine. */
  readonly sync: (
    request: SyncRequest,
    options: { token: string; timeoutMs: number },
  ) => Promise<TransportAnswer>
}

/** What the phone was given at enrolment. */
export type Enrolment = {
  readonly device: ReplicaId
  readonly token: string
  readonly role: 'field' | 'coordinator' | 'viewer'
  readonly areas: readonly string[]
  readonly person: RecordId
  readonly site: string
  readonly municipality: {
    readonly code: string
    readonly name: { readonly uk: string; readonly en: string }
  }
}

/** Why nothing can be sent until a person acts; undefined while the server knows this phone. */
export type Disconnection = 'unknown_device' | 'revoked' | 'protocol_too_old' | 'malformed'

/** Back-off and batch size, kept in storage so that page and worker share them. */
export type Pace = {
  readonly failures: number
  /** No try before this moment, unless a trigger brings news of the network. */
  readonly notBefore: Moment
  readonly batchSize: number
  readonly lastFault: TransportFault | 'busy_server' | undefined
  readonly lastTryAt: Moment | undefined
  /** JSON bytes of changes that went up since and were not answered: what the link may have eaten. */
  readonly vain: number
}

export type Outbound = {
  readonly changes: readonly Change[]
  readonly cursor: string | null
  /** All that wait, these included. */
  readonly queued: number
  /** How often the phone had started over when this was read. */
  readonly turn: number
}

export type Settlement = {
  readonly sent: readonly Change[]
  readonly response: SyncResponse
  readonly receivedAt: Moment
  /** That of the request: an answer from before the phone started over has no effect. [RS6] */
  readonly turn: number
}

/** The phone's side of the queue. Each call is one strict transaction: all of it or nothing. */
export type SyncStore = {
  readonly readEnrolment: () => Promise<Enrolment | undefined>
  readonly readPace: () => Promise<Pace | undefined>
  readonly writePace: (pace: Pace) => Promise<void>
  readonly readDisconnection: () => Promise<Disconnection | undefined>
  readonly writeDisconnection: (reason: Disconnection | undefined) => Promise<void>
  /** The oldest queued changes in the order in which they were made: at most `count`, about `bytes`, at least one. */
  readonly readOutbound: (limit: { count: number; bytes: number }) => Promise<Outbound>
  /** Accepted changes leave the queue (and are kept 60 days), rejected ones go to the problem list with
   *  their reason, restamped ones are adopted, records are merged, the cursor moves: together. */
  readonly settle: (settlement: Settlement) => Promise<void>
  /** Sets one change aside with a reason that the phone found: it alone cannot be sent. */
  readonly setAside: (change: Stamp, code: 'too_large' | 'invalid_value') => Promise<void>
  /** Forgets the cursor and queues the accepted changes of the last 60 days again: without a cursor
   *  nobody would learn that the server had lost them. After 'scope' what does not come back goes. */
  readonly reset: (why: 'scope' | 'restored') => Promise<void>
}

export type Trigger =
  | 'save'
  | 'start'
  | 'online'
  | 'visible'
  | 'background'
  | 'periodic'
  | 'button'
  | 'timer'
