// How photos lie in IndexedDB: what lists and the upload ask for in one table, the bytes in others, so
// that counting photos reads no picture.

import type { RecordId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { FileType } from '../domain/files/inspect-file.ts'

export type PhotoState =
  /** Taken in a form that is not saved yet. */
  | 'draft'
  /** Of a saved record, and not on the server yet. */
  | 'waiting'
  | 'sent'
  /** The server will not have it. */
  | 'refused'
  /** Of another phone, opened here. */
  | 'theirs'

export type PhotoRow = {
  readonly sha256: string
  readonly state: PhotoState
  /** Which records show it; the same picture may be in several. */
  readonly records: readonly RecordId[]
  /** The key of the form that it was taken in. */
  readonly form: string
  readonly type: FileType
  readonly size: number
  readonly at: Moment
  /** The server's address of what was begun. */
  readonly upload?: string
  readonly strikes?: number
  readonly stuckAt?: number
}

/** Of a photo, or of its thumbnail. */
export type BytesRow = { readonly sha256: string; readonly body: unknown }
