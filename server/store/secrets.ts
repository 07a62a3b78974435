// Random names and secrets of the server. Of secrets only the hash is stored.

import { createHash, randomBytes } from 'node:crypto'
import {
  makeRecordId,
  makeShortId,
  type RecordId,
  type ReplicaId,
} from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'

/** 192 bits for an invite or a partner's link, 256 for a token. Base64url: fits a link and a QR code. */
export function makeInviteCode(): string {
  return randomBytes(24).toString('base64url')
}

export function makeLinkCode(): string {
  return randomBytes(24).toString('base64url')
}

export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

export function makeId(): ReplicaId {
  return makeShortId(randomBytes(12))
}

export function makeRecord(now: Moment): RecordId {
  return makeRecordId(now, randomBytes(10))
}

/** A secret of 128 bits or more needs no salt and no slow hash: it cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
