// A phone's photos in memory, kept by the rules of its real store: the model of `storage/photos.ts`.

import { readPhotoMarks } from '../../src/storage/photo-marks.ts'
import type { PhotoState } from '../../src/storage/photo-rows.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { Pace } from '../../src/sync/ports.ts'
import type { UploadStore, WaitingPhoto } from '../../src/sync/upload-ports.ts'

export type TakenPhoto = Pick<WaitingPhoto, 'sha256' | 'type' | 'size'> & {
  readonly bytes: Uint8Array<ArrayBuffer>
}
type Row = WaitingPhoto & {
  readonly state: PhotoState
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
}
/** What lies on the disk. */
export type Shelf = { readonly rows: ReadonlyMap<string, Row>; readonly pace: Pace | undefined }

export const EMPTY_SHELF: Shelf = { rows: new Map(), pace: undefined }

export class PhotoShelf {
  shelf: Shelf = EMPTY_SHELF

  add({ sha256, type, size, bytes }: TakenPhoto): void {
    this.#put({ sha256, type, size, bytes, upload: undefined, strikes: 0, state: 'draft' })
  }

  /** What a saved change says of photos. */
  mark(set: Fields): void {
    for (const { sha256 } of readPhotoMarks(set)) this.#change(sha256, { state: 'waiting' })
  }

  /** After a restore: what is here is offered to the server again. */
  offerAgain(): void {
    for (const { sha256, state, bytes } of this.shelf.rows.values())
      if (state === 'sent' && bytes !== undefined) this.#change(sha256, { state: 'waiting' })
  }

  /** Drops the bytes of the photos in these states. */
  free(states: readonly PhotoState[]): void {
    for (const { sha256, state } of this.shelf.rows.values())
      if (states.includes(state)) this.#change(sha256, { bytes: undefined })
  }

  nextPhoto(except: ReadonlySet<string>): WaitingPhoto | undefined {
    return [...this.shelf.rows.values()]
      .filter(({ sha256, state }) => state === 'waiting' && !except.has(sha256))
      .toSorted((a, b) => a.size - b.size)[0]
  }

  keepUpload(sha256: string, at: Parameters<UploadStore['keepUpload']>[1]): void {
    this.#change(sha256, { stuckAt: undefined, ...at })
  }

  settle(sha256: string, state: 'sent' | 'refused'): void {
    this.#change(sha256, { state, upload: undefined, stuckAt: undefined, strikes: 0 })
  }

  keepPace(pace: Pace): void {
    this.shelf = { ...this.shelf, pace }
  }

  #change(sha256: string, change: Partial<Row>): void {
    const row = this.shelf.rows.get(sha256)
    if (row !== undefined) this.#put({ ...row, ...change })
  }

  #put(row: Row): void {
    this.shelf = { ...this.shelf, rows: new Map(this.shelf.rows).set(row.sha256, row) }
  }
}
