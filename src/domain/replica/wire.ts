// The messages of docs/protocol.md, written once: the server validates with them, the phone
// validates its answers with them, and the OpenAPI document is generated from them.

import * as v from 'valibot'
import { isRecordId, isShortId, type RecordId, type ReplicaId } from '../base/ids.ts'
import { REJECTION_CODES } from '../base/problem.ts'
import { ROLES } from '../records/codes.ts'
import { isPlaceCode } from '../records/place.ts'
import { KINDS } from '../records/record.ts'
import type { RecordState } from './merge.ts'
import { isStamp, type Stamp } from './stamp.ts'

export const PROTOCOL = 1
export const MAX_CHANGES = 500
export const MAX_PAGE = 1000
export const DEFAULT_PAGE = 500
export const MAX_BODY_BYTES = 1024 * 1024
export const MAX_INFLATED_BYTES = 8 * 1024 * 1024
/** A change stamped further ahead of the server's clock than this takes effect at now plus this. */
export const MAX_AHEAD_MS = 2 * 60 * 1000

const Moment = v.pipe(v.number(), v.safeInteger())
const StampText = v.custom<Stamp>(isStamp)
const RecordIdText = v.custom<RecordId>(isRecordId)
const ShortIdText = v.custom<ReplicaId>(isShortId)
const PlaceCode = v.custom<string>(isPlaceCode)
const ValueSchema = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()])
const NameText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

/** Changes stay unread here: each is read on its own, so that a bad one does not hurt its neighbours. */
export const SyncRequest = v.object({
  protocol: v.pipe(v.number(), v.integer()),
  batch: v.optional(v.pipe(v.string(), v.maxLength(64))),
  now: Moment,
  cursor: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  changes: v.pipe(v.array(v.unknown()), v.maxLength(MAX_CHANGES)),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE))),
})
export type SyncRequest = v.InferOutput<typeof SyncRequest>

export const WireRecord = v.object({
  kind: v.picklist(KINDS),
  id: RecordIdText,
  fields: v.record(v.string(), ValueSchema),
  stamps: v.record(StampText, v.array(v.string())),
})
export type WireRecord = v.InferOutput<typeof WireRecord>

export const WireRejection = v.object({
  id: v.string(),
  code: v.picklist(REJECTION_CODES),
  path: v.optional(v.string()),
  message: v.optional(v.string()),
})
export type WireRejection = v.InferOutput<typeof WireRejection>

export const SyncResponse = v.object({
  site: v.string(),
  batch: v.optional(v.string()),
  now: Moment,
  restamped: v.array(v.tuple([StampText, StampText])),
  rejected: v.array(WireRejection),
  records: v.array(WireRecord),
  cursor: v.string(),
  more: v.boolean(),
  reset: v.union([v.literal(false), v.picklist(['scope', 'restored'])]),
})
export type SyncResponse = v.InferOutput<typeof SyncResponse>

/** RFC 9457. `code` is stable and meant for programs; `title` is for developers. */
export const ProblemDocument = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
})
export type ProblemDocument = v.InferOutput<typeof ProblemDocument>

export const EnrolRequest = v.object({
  invite: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  device: v.object({ name: NameText }),
  now: v.optional(Moment),
})
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>

export const EnrolResponse = v.object({
  device: ShortIdText,
  token: v.string(),
  role: v.picklist(ROLES),
  areas: v.array(PlaceCode),
  person: RecordIdText,
  site: v.string(),
  municipality: v.object({ code: PlaceCode, name: v.object({ uk: v.string(), en: v.string() }) }),
  now: Moment,
})
export type EnrolResponse = v.InferOutput<typeof EnrolResponse>

/** `hours` is how long the invite may be used; `person` gives a new phone to somebody known. */
export const InviteRequest = v.object({
  role: v.picklist(ROLES),
  name: v.optional(NameText),
  person: v.optional(RecordIdText),
  areas: v.optional(v.pipe(v.array(PlaceCode), v.maxLength(200))),
  hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 30))),
})
export type InviteRequest = v.InferOutput<typeof InviteRequest>

export const InviteResponse = v.object({
  id: ShortIdText,
  code: v.string(),
  url: v.string(),
  role: v.picklist(ROLES),
  expiresAt: Moment,
})
export type InviteResponse = v.InferOutput<typeof InviteResponse>

export const DeviceEntry = v.object({
  id: ShortIdText,
  name: v.string(),
  person: RecordIdText,
  personName: v.string(),
  role: v.picklist(ROLES),
  areas: v.array(PlaceCode),
  enrolledAt: Moment,
  lastContactAt: v.nullable(Moment),
  revokedAt: v.nullable(Moment),
})
export type DeviceEntry = v.InferOutput<typeof DeviceEntry>

export const DeviceList = v.object({ devices: v.array(DeviceEntry) })

/** One accepted change of a record, oldest first; `at` is when the server stored it. */
export const HistoryEntry = v.object({
  id: StampText,
  at: Moment,
  device: v.nullable(ShortIdText),
  person: v.nullable(RecordIdText),
  /** What it took effect with, where the server lowered that. */
  stamp: v.optional(StampText),
  set: v.record(v.string(), ValueSchema),
})
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>

export const RecordHistory = v.object({ record: RecordIdText, changes: v.array(HistoryEntry) })
export type RecordHistory = v.InferOutput<typeof RecordHistory>

export const HealthReport = v.object({
  status: v.picklist(['ok', 'unavailable']),
  version: v.string(),
  database: v.picklist(['sqlite', 'postgresql']),
})

/** Writes a state for the wire: each stamp once, with the paths that it governs. */
export function writeWireStamps(stamps: RecordState['stamps']): Record<string, string[]> {
  const governed: Record<string, string[]> = {}
  for (const [path, stamp] of Object.entries(stamps)) {
    const paths = governed[stamp]
    if (paths === undefined) governed[stamp] = [path]
    else paths.push(path)
  }
  return governed
}

/** Reads a state from the wire; a path without a stamp, or a stamp without a value, is left out. */
export function readWireState(record: Pick<WireRecord, 'fields' | 'stamps'>): RecordState {
  const fields: Record<string, RecordState['fields'][string]> = {}
  const stamps: Record<string, Stamp> = {}
  for (const [stamp, paths] of Object.entries(record.stamps)) {
    if (!isStamp(stamp) || paths === undefined) continue
    for (const path of paths) {
      const value = record.fields[path]
      if (value === undefined) continue
      fields[path] = value
      stamps[path] = stamp
    }
  }
  return { fields, stamps }
}
