// The rows as they lie in IndexedDB. Only ids, kinds, codes, sizes and sequences stand outside
// `body`; what a body decodes to is read here once, by shape.

import * as v from 'valibot'
import type { Codec } from '../crypto/codec.ts'
import type { RecordId, ReplicaId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import { REJECTION_CODES, type Rejection } from '../domain/base/problem.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Fields, RecordState } from '../domain/replica/merge.ts'
import { isValue } from '../domain/replica/path.ts'
import { isStamp, type Stamp } from '../domain/replica/stamp.ts'
import type { Bucket, Choice, DraftValues } from './types.ts'

export type RecordRow = {
  readonly id: RecordId
  readonly kind: Kind
  readonly bucket: Bucket
  /** The day, counted from 1970, of the last change that is known of it. */
  readonly day: number
  /** Grows with each write; a writer that read another one starts over. */
  readonly revision: number
  /** The bootstrap that last brought or confirmed it. */
  readonly pulled: number
  /** The last own change; absent where nothing was made here. */
  readonly own?: Stamp
  readonly body: unknown
}
/** What is shown; `base` is what the server knows, where that may differ. */
export type RecordBody = RecordState & {
  readonly base?: RecordState | undefined
  readonly sentAt?: Moment | undefined
}

export type OutboxRow = {
  readonly id: Stamp
  readonly kind: Kind
  readonly record: RecordId
  readonly state: 'queued' | 'rejected'
  readonly size: number
  readonly body: unknown
}
export type OutboxBody = {
  readonly set: Fields
  readonly savedAt: Moment
  /** Under which the server accepted it before, where it lowered the stamp. */
  readonly stamp?: Stamp | undefined
  readonly rejection?: Rejection | undefined
}

export type KeptRow = {
  readonly id: Stamp
  readonly kind: Kind
  readonly record: RecordId
  /** The day on which the server accepted it, in whole days since 1970. */
  readonly day: number
  readonly body: unknown
}
export type KeptBody = {
  readonly set: Fields
  readonly savedAt: Moment
  readonly acceptedAt: Moment
  /** The one in force: the server may have lowered the change's own. */
  readonly stamp: Stamp
}

export type ChoiceRow = {
  readonly record: RecordId
  readonly count: number
  readonly body: unknown
}
export type DraftRow = { readonly key: string; readonly body: unknown }
export type DraftBody = { readonly savedAt: Moment; readonly values: DraftValues }
export type MetaRow = { readonly key: string; readonly value: unknown }

/** The replica, the greatest stamp made or seen, and what is known of the true time. */
export type ClockRow = {
  readonly replica: ReplicaId
  readonly ms: Moment
  readonly counter: number
  /** The server's clock less the phone's. */
  readonly difference: number
  /** The last time that there was no reason to doubt. */
  readonly trusted: Moment
  /** The server's clock at the last contact. */
  readonly contactAt: Moment | undefined
}

const StampText = v.custom<Stamp>(isStamp)
const FieldsShape = v.custom<Fields>(isFields)
const StateShape = v.object({
  fields: FieldsShape,
  stamps: v.custom<RecordState['stamps']>(isStamps),
})
const RecordBodySchema = v.object({
  ...StateShape.entries,
  base: v.optional(StateShape),
  sentAt: v.optional(v.number()),
})
const OutboxBodySchema = v.object({
  set: FieldsShape,
  savedAt: v.number(),
  stamp: v.optional(StampText),
  rejection: v.optional(v.object({ code: v.picklist(REJECTION_CODES), path: v.string() })),
})
const KeptBodySchema = v.object({
  set: FieldsShape,
  savedAt: v.number(),
  acceptedAt: v.number(),
  stamp: StampText,
})
const ChoicesShape = v.custom<readonly Choice[]>(Array.isArray)
const DraftBodySchema = v.object({
  savedAt: v.number(),
  values: v.custom<DraftValues>(isObject),
})

export type Bodies = {
  readonly encodeRecord: (id: RecordId, body: RecordBody) => Promise<unknown>
  readonly encodeOutbox: (id: Stamp, body: OutboxBody) => Promise<unknown>
  readonly encodeKept: (id: Stamp, body: KeptBody) => Promise<unknown>
  readonly encodeChoices: (id: RecordId, body: readonly Choice[]) => Promise<unknown>
  readonly encodeDraft: (key: string, body: DraftBody) => Promise<unknown>
  readonly encodeMeta: (key: string, value: unknown) => Promise<unknown>
  /** A photo passes like everything else; `context` names its row. */
  readonly encodeBytes: (context: string, bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>
  readonly bytes: (context: string, stored: unknown) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly record: (row: RecordRow) => Promise<RecordBody | undefined>
  /** The fields alone, for who reads thousands: stamps cost as much to check as all the rest. */
  readonly fields: (row: RecordRow) => Promise<Fields | undefined>
  readonly outbox: (row: OutboxRow) => Promise<OutboxBody | undefined>
  readonly kept: (row: KeptRow) => Promise<KeptBody | undefined>
  readonly choices: (row: ChoiceRow) => Promise<readonly Choice[] | undefined>
  readonly draft: (row: DraftRow) => Promise<DraftBody | undefined>
  readonly meta: (row: MetaRow) => Promise<unknown>
}

/** Reads and writes bodies through the codec; a body that cannot be read is undefined. */
export function createBodies(codec: Codec): Bodies {
  async function read<T>(schema: v.GenericSchema<unknown, T>, stored: unknown, context: string) {
    const parsed = v.safeParse(schema, await codec.decode(stored, context))
    return parsed.success ? parsed.output : undefined
  }
  return {
    encodeRecord: (id, body) => codec.encode(body, `records/${id}`),
    encodeOutbox: (id, body) => codec.encode(body, `outbox/${id}`),
    encodeKept: (id, body) => codec.encode(body, `kept/${id}`),
    encodeChoices: (id, body) => codec.encode(body, `choices/${id}`),
    encodeDraft: (key, body) => codec.encode(body, `drafts/${key}`),
    encodeMeta: (key, value) => codec.encode(value, `meta/${key}`),
    encodeBytes: (context, bytes) => codec.encode(bytes.slice().buffer, context),
    bytes: async (context, stored) => {
      const bytes = await codec.decode(stored, context)
      return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : undefined
    },
    record: (row) => read(RecordBodySchema, row.body, `records/${row.id}`),
    fields: async (row) => {
      const body = await codec.decode(row.body, `records/${row.id}`)
      return isObject(body) && isFields(body['fields']) ? body['fields'] : undefined
    },
    outbox: (row) => read(OutboxBodySchema, row.body, `outbox/${row.id}`),
    kept: (row) => read(KeptBodySchema, row.body, `kept/${row.id}`),
    choices: (row) => read(ChoicesShape, row.body, `choices/${row.record}`),
    draft: (row) => read(DraftBodySchema, row.body, `drafts/${row.key}`),
    meta: (row) => codec.decode(row.value, `meta/${row.key}`),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFields(value: unknown): value is Fields {
  return isObject(value) && Object.values(value).every(isValue)
}

function isStamps(value: unknown): value is RecordState['stamps'] {
  return isObject(value) && Object.values(value).every((stamp) => typeof stamp === 'string')
}
