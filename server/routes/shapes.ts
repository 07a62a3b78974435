// Shapes of answers that only the server writes; those that phones read are in the kernel's wire.ts.

import * as v from 'valibot'
import { isRecordId, isShortId, type RecordId, type ReplicaId } from '../../src/domain/base/ids.ts'
import { ROLES } from '../../src/domain/records/codes.ts'
import { KINDS } from '../../src/domain/records/record.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { BELL_LANGUAGES } from '../push/bell-languages.ts'

const Moment = v.pipe(v.number(), v.safeInteger())
const ShortIdText = v.custom<ReplicaId>(isShortId)

/** An invite that nobody has used yet. Its code is not here: the server knows only a hash of it. */
export const OpenInvite = v.object({
  id: ShortIdText,
  role: v.picklist(ROLES),
  name: v.nullable(v.string()),
  areas: v.array(v.custom<string>(isPlaceCode)),
  createdBy: v.nullable(ShortIdText),
  createdAt: Moment,
  expiresAt: Moment,
})
export const InviteList = v.object({ invites: v.array(OpenInvite) })
export type InviteList = v.InferOutput<typeof InviteList>

/** Who holds or held a device; `devices` counts those that were not revoked. */
export const PersonEntry = v.object({
  id: v.custom<RecordId>(isRecordId),
  name: v.string(),
  role: v.picklist(ROLES),
  devices: v.pipe(v.number(), v.integer()),
})
export const PersonList = v.object({ people: v.array(PersonEntry) })
export type PersonList = v.InferOutput<typeof PersonList>

/** A record as a city's own system reads it; `changedAt` is the newest of its stamps. */
export const PlainRecord = v.object({
  kind: v.picklist(KINDS),
  id: v.custom<RecordId>(isRecordId),
  changedAt: Moment,
  fields: v.record(
    v.string(),
    v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()]),
  ),
})
export type PlainRecord = v.InferOutput<typeof PlainRecord>

/** `reset`: what was read before is of a history that was lost; begin anew with this cursor. */
export const RecordPage = v.object({
  records: v.array(PlainRecord),
  cursor: v.string(),
  more: v.boolean(),
  reset: v.boolean(),
})
export type RecordPage = v.InferOutput<typeof RecordPage>

/** Base64url of as many bytes as each kind of key has: 65 of a point, 16 of a secret. */
const PointText = v.pipe(v.string(), v.regex(/^B[A-Za-z0-9_-]{86}$/))
const SecretText = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/))

/** What a browser says when it subscribes (`PushSubscription.toJSON()`), and the language of the words. */
export const PushRequest = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(1000)),
  keys: v.object({ p256dh: PointText, auth: SecretText }),
  /** Where it is not said, that of before; of a phone that had none, Ukrainian. */
  language: v.optional(v.picklist(BELL_LANGUAGES)),
})

/** `key` is what a browser subscribes with: the server's public VAPID key, in Base64url. */
export const PushState = v.object({ key: PointText, on: v.boolean() })
export type PushState = v.InferOutput<typeof PushState>
