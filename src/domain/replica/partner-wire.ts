// What a coordinator's app and the server say about links for partner cities. Apart from wire.ts,
// because no field worker's phone needs it.

import * as v from 'valibot'
import { isRecordId, isShortId, type RecordId, type ReplicaId } from '../base/ids.ts'
import { DOCUMENT_LANGUAGES } from '../records/assessment.ts'

const MAX_DAYS = 365
const Moment = v.pipe(v.number(), v.safeInteger())
const Donor = v.custom<RecordId>(isRecordId)
const Language = v.picklist(DOCUMENT_LANGUAGES)

/** `days` is how long the link works. */
export const PartnerLinkRequest = v.object({
  donor: Donor,
  language: Language,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_DAYS)),
})
export type PartnerLinkRequest = v.InferOutput<typeof PartnerLinkRequest>

/** The address is in this answer and nowhere else: the server keeps a hash of it. */
export const PartnerLinkResponse = v.object({
  id: v.custom<ReplicaId>(isShortId),
  url: v.string(),
  expiresAt: Moment,
})
export type PartnerLinkResponse = v.InferOutput<typeof PartnerLinkResponse>

export const PartnerLinkEntry = v.object({
  id: v.custom<ReplicaId>(isShortId),
  donor: Donor,
  language: Language,
  createdAt: Moment,
  expiresAt: Moment,
  openedAt: v.nullable(Moment),
  revokedAt: v.nullable(Moment),
})
export type PartnerLinkEntry = v.InferOutput<typeof PartnerLinkEntry>

export const PartnerLinkList = v.object({ links: v.array(PartnerLinkEntry) })
export type PartnerLinkList = v.InferOutput<typeof PartnerLinkList>
