// Where whole files are kept: what was checked, under the hash of its bytes, apart by municipality.
// Nothing in it ever changes, so a copy of it can be made at any moment.

import type { MunicipalityId } from '../store/schema.ts'

export type FileRef = { readonly municipality: MunicipalityId; readonly sha256: string }

/** Adapters throw FileStoreTrouble for what passes by itself or by an administrator. */
export type FileStore = {
  /** Settles when the bytes will survive a power cut. Putting the same file twice changes nothing. */
  readonly put: (ref: FileRef, bytes: Uint8Array) => Promise<void>
  readonly get: (ref: FileRef) => Promise<Uint8Array | undefined>
  readonly has: (ref: FileRef) => Promise<boolean>
}

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
