// Ids are made on the phone, without asking anyone, from random bytes that the caller brings.

/** A UUID version 7 (RFC 9562): sorts by the time at which it was made. */
export type RecordId = string & { readonly brand: 'RecordId' }
/** 12 random characters that name one database on one phone for its whole life. */
export type ReplicaId = string & { readonly brand: 'ReplicaId' }

const RECORD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const SHORT_ID = /^[0-9a-z]{12}$/
const SHORT_ID_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

export function isRecordId(text: unknown): text is RecordId {
  return typeof text === 'string' && RECORD_ID.test(text)
}

/** True for an id of 12 characters `[0-9a-z]`: a replica, a device, a line of a collection. */
export function isShortId(text: unknown): text is ReplicaId {
  return typeof text === 'string' && SHORT_ID.test(text)
}

/** Gives a UUID version 7. Expects `now` in milliseconds and 10 random bytes. */
export function makeRecordId(now: number, random: Uint8Array): RecordId {
  const time = Math.max(0, Math.min(now, 0xffff_ffff_ffff))
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  if (!isRecordId(id)) throw new Error('assertion failed: a made record id is well formed')
  return id
}

/** Gives the time in milliseconds that a record id was made at, by its phone's clock. */
export function recordMadeAt(id: RecordId): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** Gives 12 characters `[0-9a-z]`. Expects 12 random bytes; the slight bias of 256 mod 36 is harmless. */
export function makeShortId(random: Uint8Array): ReplicaId {
  let id = ''
  for (const byte of random.subarray(0, 12)) id += SHORT_ID_ALPHABET[byte % 36]
  if (!isShortId(id)) throw new Error('assertion failed: a made short id is well formed')
  return id
}
