// Where whole files are kept: what was checked, under the hash of its bytes, apart by municipality.
// Nothing in it ever changes, so a copy of it can be made at any moment.

import { DAY_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { MunicipalityId } from '../store/schema.ts'

export type FileRef = { readonly municipality: MunicipalityId; readonly sha256: string }

/** Adapters throw FileStoreTrouble for what passes by itself or by an administrator. */
export type FileStore = {
  /** Settles when the bytes will survive a power cut. Putting the same file twice changes nothing, but
   *  that one which had grown stale is young again. */
  readonly put: (ref: FileRef, bytes: Uint8Array) => Promise<void>
  readonly get: (ref: FileRef) => Promise<Uint8Array | undefined>
  readonly has: (ref: FileRef) => Promise<boolean>
  /** True where it is there and not stale: what is stale may be on its way out, and is better sent again. */
  readonly hasFresh: (ref: FileRef) => Promise<boolean>
  /** Gives the hashes of what was put before a moment. */
  readonly listOld: (municipality: MunicipalityId, before: Moment) => Promise<readonly string[]>
  /** Deletes a file if it still is as old as that. Gives whether it did. */
  readonly removeOld: (ref: FileRef, before: Moment) => Promise<boolean>
}

/** Well before anything is deleted. */
export const STALE_MS = 120 * DAY_MS

/** The disk is full, the storage does not answer: try again later. */
export class FileStoreTrouble extends Error {}

const SHA256 = /^[0-9a-f]{64}$/

export function isSha256(text: string): boolean {
  return SHA256.test(text)
}

/** Gives the one name of a file below the store's root: `<municipality>/<2 digits>/<sha256>`. */
export function nameOf({ municipality, sha256 }: FileRef): string {
  if (!/^[0-9a-z]{12}$/.test(municipality) || !isSha256(sha256))
    throw new Error('assertion failed: a file is named by a municipality and a hash')
  return `${municipality}/${sha256.slice(0, 2)}/${sha256}`
}
