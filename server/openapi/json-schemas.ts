// JSON Schema of the messages, made from the schemas that validate them.

import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { isRecordId, isShortId } from '../../src/domain/base/ids.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { KINDS, isServerKind } from '../../src/domain/records/record.ts'
import { MAX_PATHS, MAX_STRING_LENGTH } from '../../src/domain/replica/path.ts'
import { isStamp } from '../../src/domain/replica/stamp.ts'
import * as partner from '../../src/domain/replica/partner-wire.ts'
import * as wire from '../../src/domain/replica/wire.ts'
import { InviteList, PersonList, PushRequest, PushState, RecordPage } from '../routes/shapes.ts'

export type JsonObject = { readonly [key: string]: unknown }

const SCHEMAS = {
  SyncRequest: wire.SyncRequest,
  SyncResponse: wire.SyncResponse,
  EnrolRequest: wire.EnrolRequest,
  EnrolResponse: wire.EnrolResponse,
  InviteRequest: wire.InviteRequest,
  InviteResponse: wire.InviteResponse,
  InviteList,
  PartnerLinkRequest: partner.PartnerLinkRequest,
  PartnerLinkResponse: partner.PartnerLinkResponse,
  PartnerLinkList: partner.PartnerLinkList,
  DeviceList: wire.DeviceList,
  PersonList,
  RecordHistory: wire.RecordHistory,
  RecordPage,
  PushRequest,
  PushState,
  HealthReport: wire.HealthReport,
  Problem: wire.ProblemDocument,
} as const
export type SchemaName = keyof typeof SCHEMAS

/** What `v.custom` checks, said as a pattern. */
const PATTERNS: ReadonlyMap<unknown, JsonObject> = new Map<unknown, JsonObject>([
  [isStamp, { type: 'string', pattern: '^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{12}$' }],
  [
    isRecordId,
    {
      type: 'string',
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    },
  ],
  [isShortId, { type: 'string', pattern: '^[0-9a-z]{12}$' }],
  [isPlaceCode, { type: 'string', pattern: '^UA[0-9]{17}$' }],
])

/** A change is read by the kernel one by one, so its schema stands beside the request's. */
const CHANGE: JsonObject = {
  type: 'object',
  description: 'What one press of Save did. Accepted or rejected on its own.',
  properties: {
    id: PATTERNS.get(isStamp),
    kind: { enum: KINDS.filter((kind) => !isServerKind(kind)) },
    record: PATTERNS.get(isRecordId),
    set: {
      type: 'object',
      minProperties: 1,
      maxProperties: MAX_PATHS,
      propertyNames: { pattern: '^[A-Za-z0-9_-]{1,64}(?:/[A-Za-z0-9_-]{1,64}){0,3}$' },
      additionalProperties: {
        type: ['string', 'number', 'boolean', 'null'],
        maxLength: MAX_STRING_LENGTH,
      },
    },
  },
  required: ['id', 'kind', 'record', 'set'],
}

export function writeSchemas(): JsonObject {
  const made: Record<string, unknown> = { Change: CHANGE }
  for (const [name, schema] of Object.entries(SCHEMAS)) made[name] = toJson(schema)
  return made
}

function toJson(schema: v.GenericSchema): JsonObject {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema }) => readOverride(valibotSchema),
  })
  return json
}

function readOverride(schema: object): JsonObject | undefined {
  if (schema === wire.SyncRequest.entries.changes.pipe[0].item)
    return { $ref: '#/components/schemas/Change' }
  return 'check' in schema ? PATTERNS.get(schema.check) : undefined
}
