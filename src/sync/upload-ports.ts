// What the upload of photos needs from the world, besides what the engine needs.

import type { FileType } from '../domain/files/inspect-file.ts'
import type { Moment } from '../domain/base/moment.ts'
import type {
  Clock,
  Enrolment,
  Log,
  Pace,
  Random,
  SyncStore,
  TransportFault,
  Trigger,
} from './ports.ts'
import type { RunEnd } from './run.ts'
import type { Conditions, UploadRules } from './upload-rules.ts'

export type WaitingPhoto = {
  readonly sha256: string
  readonly type: FileType
  readonly size: number
  /** The server's address of what was begun; undefined where nothing was, or it is gone. */
  readonly upload: string | undefined
  /** How often the server said that what came was not this photo. */
  readonly strikes: number
  /** Where a piece began that nobody answered for; undefined once the server told how much of it came. */
  readonly stuckAt?: number | undefined
}

/** The phone's side. Each call is one strict transaction. */
export type UploadStore = {
  /** The smallest photo of a saved record that is not on the server yet, but for these. */
  readonly nextPhoto: (except: ReadonlySet<string>) => Promise<WaitingPhoto | undefined>
  /** Undefined where the disk lost or garbled it. */
  readonly readPhoto: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly keepUpload: (
    sha256: string,
    at: Pick<WaitingPhoto, 'upload' | 'strikes' | 'stuckAt'>,
  ) => Promise<void>
  /** Without effect where the phone has started over since that turn: the server that answered may be
   *  another one by now. [RS6] */
  readonly settlePhoto: (sha256: string, as: 'sent' | 'refused', turn: number) => Promise<void>
  readonly readUploadPace: () => Promise<Pace | undefined>
  readonly writeUploadPace: (pace: Pace) => Promise<void>
  readonly readRules: () => Promise<UploadRules>
}

export type UploadAnswer =
  | { readonly tag: 'answer'; readonly offset: number; readonly upload: string }
  | {
      readonly tag: 'problem'
      readonly code: string
      readonly retryAfterMs: number | undefined
    }
  | { readonly tag: 'fault'; readonly fault: TransportFault }

type Ask = { readonly token: string; readonly timeoutMs: number }

/** tus 1.0. Never throws; what does not speak tus is a fault of the network. */
export type UploadTransport = {
  readonly start: (
    photo: Pick<WaitingPhoto, 'sha256' | 'type' | 'size'>,
    ask: Ask,
  ) => Promise<UploadAnswer>
  readonly findOffset: (upload: string, ask: Ask) => Promise<UploadAnswer>
  readonly send: (
    upload: string,
    piece: { readonly offset: number; readonly bytes: Uint8Array<ArrayBuffer> },
    ask: Ask,
  ) => Promise<UploadAnswer>
}

/** What the engine does about photos when its records are done. */
export type PhotoWork = {
  /** `held`: how many of the queue may not go now, and hold up no photo. */
  readonly upload: (trigger: Trigger, held: number) => Promise<RunEnd>
  readonly nextUploadAt: () => Promise<Moment | undefined>
}

export type UploadPorts = {
  readonly photos: UploadStore
  /** The queue of records: photos stand behind it. */
  readonly store: Pick<SyncStore, 'readOutbound' | 'readPace' | 'readDisconnection'> & {
    readonly readEnrolment: () => Promise<Enrolment | undefined>
  }
  readonly transport: UploadTransport
  readonly readConditions: () => Promise<Conditions>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
