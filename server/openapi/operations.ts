// What each address is for, what it takes and gives; one entry for every route.

import type { ProblemCode } from '../../src/domain/base/problem.ts'
import * as example from './examples.ts'
import type { SchemaName } from './json-schemas.ts'
import { PARTNER_OPERATIONS, type PartnerAnswer } from './partner-operations.ts'

/** A header of a request or an answer, by its name in lower case. */
export type HeaderName =
  | 'tus-resumable'
  | 'upload-length'
  | 'upload-offset'
  | 'upload-metadata'
  | 'upload-expires'
  | 'location'
  | 'tus-version'
  | 'tus-extension'
  | 'tus-max-size'

/** An address of tus: its words are headers. */
export type TusWords = {
  readonly asks: readonly HeaderName[]
  readonly takesBytes?: boolean
  readonly status: 201 | 204
  readonly answers: readonly HeaderName[]
}

export type SecurityScheme = 'device' | 'reader'
export type QueryName = 'cursor' | 'limit' | 'edition' | 'lang'

type Body = { readonly schema: SchemaName; readonly example: unknown }

export type Operation = {
  readonly summary: string
  /** Who may ask; undefined where no token is needed. */
  readonly roles?: string
  /** By which token; that of a device unless said otherwise. */
  readonly by?: readonly SecurityScheme[]
  readonly query?: readonly QueryName[]
  readonly takes?: Body
  /** Undefined where the answer is 204. */
  readonly gives?: Body | 'text/event-stream' | 'openapi' | 'file' | PartnerAnswer
  readonly tus?: TusWords
  readonly problems: readonly ProblemCode[]
}

const ANY = 'any role'
const WRITER = 'field and coordinator'
const COORDINATOR = 'coordinator'
const AUTHORISED = ['unknown_device', 'revoked', 'too_many_requests'] as const
const COORDINATED = [...AUTHORISED, 'forbidden'] as const
const WITH_BODY = ['malformed', 'too_large', 'unsupported_type'] as const

const TABLE = {
  'POST /api/sync': {
    summary:
      'Push changes and pull records in one round trip. The body may be packed (`Content-Encoding: gzip`); the answer is, as you accept.',
    roles: ANY,
    takes: { schema: 'SyncRequest', example: example.SYNC_REQUEST },
    gives: { schema: 'SyncResponse', example: example.SYNC_RESPONSE },
    problems: [...AUTHORISED, ...WITH_BODY, 'protocol_too_old'],
  },
  'POST /api/enrol': {
    summary: 'Use an invite: become a device. The only call that consumes one.',
    takes: { schema: 'EnrolRequest', example: example.ENROL_REQUEST },
    gives: { schema: 'EnrolResponse', example: example.ENROL_RESPONSE },
    problems: [
      ...WITH_BODY,
      'invite_unknown',
      'invite_used',
      'invite_expired',
      'too_many_requests',
    ],
  },
  'POST /api/invites': {
    summary: 'Make an invite. Its code is in this answer and nowhere else.',
    roles: COORDINATOR,
    takes: { schema: 'InviteRequest', example: example.INVITE_REQUEST },
    gives: { schema: 'InviteResponse', example: example.INVITE_RESPONSE },
    problems: [...COORDINATED, ...WITH_BODY, 'not_found'],
  },
  'GET /api/invites': {
    summary: 'List the invites that nobody has used yet.',
    roles: COORDINATOR,
    gives: { schema: 'InviteList', example: example.INVITE_LIST },
    problems: COORDINATED,
  },
  'DELETE /api/invites/:id': {
    summary: 'Take an unused invite back.',
    roles: COORDINATOR,
    problems: [...COORDINATED, 'not_found'],
  },
  'GET /api/devices': {
    summary: 'List the devices, with their last contact.',
    roles: COORDINATOR,
    gives: { schema: 'DeviceList', example: example.DEVICE_LIST },
    problems: COORDINATED,
  },
  'DELETE /api/devices/:id': {
    summary: 'Revoke a device: from its next request on it is refused.',
    roles: COORDINATOR,
    problems: [...COORDINATED, 'not_found'],
  },
  'POST /api/partner-links': {
    summary: 'Make a link for one partner. Its address is in this answer and nowhere else.',
    roles: COORDINATOR,
    takes: { schema: 'PartnerLinkRequest', example: example.PARTNER_LINK_REQUEST },
    gives: { schema: 'PartnerLinkResponse', example: example.PARTNER_LINK_RESPONSE },
    problems: [...COORDINATED, ...WITH_BODY, 'not_found'],
  },
  'GET /api/partner-links': {
    summary: 'List the links for partners, with when each was last opened.',
    roles: COORDINATOR,
    gives: { schema: 'PartnerLinkList', example: example.PARTNER_LINK_LIST },
    problems: COORDINATED,
  },
  'DELETE /api/partner-links/:id': {
    summary: 'Revoke a link: from the next request on it opens nothing.',
    roles: COORDINATOR,
    problems: [...COORDINATED, 'not_found'],
  },
  ...PARTNER_OPERATIONS,
  'GET /api/people': {
    summary: 'List who holds or held a device.',
    roles: ANY,
    gives: { schema: 'PersonList', example: example.PERSON_LIST },
    problems: AUTHORISED,
  },
  'GET /api/records/:id/history': {
    summary: 'Every accepted change of a record that the device may see, oldest first.',
    roles: ANY,
    gives: { schema: 'RecordHistory', example: example.RECORD_HISTORY },
    problems: [...AUTHORISED, 'not_found'],
  },
  'GET /api/records': {
    summary:
      "Read a municipality's records from its own systems, page after page; the last cursor leads to what changed since.",
    roles: "a city's own system",
    by: ['reader'],
    query: ['cursor', 'limit'],
    gives: { schema: 'RecordPage', example: example.RECORD_PAGE },
    problems: [...AUTHORISED, 'malformed'],
  },
  'GET /api/push': {
    summary: 'The key that a browser subscribes with, and whether this device is told of answers.',
    roles: ANY,
    gives: { schema: 'PushState', example: example.PUSH_STATE },
    problems: AUTHORISED,
  },
  'POST /api/push': {
    summary:
      'Be told by Web Push when a need that was recorded in this name is answered. Endpoints of the browsers’ own push services only.',
    roles: ANY,
    takes: { schema: 'PushRequest', example: example.PUSH_REQUEST },
    gives: { schema: 'PushState', example: { ...example.PUSH_STATE, on: true } },
    problems: [...AUTHORISED, ...WITH_BODY],
  },
  'DELETE /api/push': {
    summary: 'Be told no more.',
    roles: ANY,
    gives: { schema: 'PushState', example: example.PUSH_STATE },
    problems: AUTHORISED,
  },
  'OPTIONS /api/files/': {
    summary: 'What of tus 1.0 is spoken here, and how large a file may be.',
    tus: {
      asks: [],
      status: 204,
      answers: ['tus-resumable', 'tus-version', 'tus-extension', 'tus-max-size'],
    },
    problems: [],
  },
  'POST /api/files/': {
    summary:
      'Begin to send a photo or paper. `Upload-Metadata` holds `sha256` (hex) and `type`, each in Base64. `Upload-Offset` of the answer says how much is here already: all of it where the municipality has the file.',
    roles: WRITER,
    tus: {
      asks: ['tus-resumable', 'upload-length', 'upload-metadata'],
      status: 201,
      answers: ['tus-resumable', 'location', 'upload-offset', 'upload-expires'],
    },
    problems: [...COORDINATED, 'malformed', 'too_large', 'unsupported_type', 'unknown_tus_version'],
  },
  'PATCH /api/files/:id': {
    summary:
      'Send a piece. The answer to the last one leaves when the file is kept; a file that is not what was announced is dropped, and answered `invalid_file`.',
    roles: WRITER,
    tus: {
      asks: ['tus-resumable', 'upload-offset'],
      takesBytes: true,
      status: 204,
      answers: ['tus-resumable', 'upload-offset', 'upload-expires'],
    },
    problems: [
      ...COORDINATED,
      'malformed',
      'not_found',
      'too_large',
      'unsupported_type',
      'unknown_tus_version',
      'wrong_offset',
      'invalid_file',
    ],
  },
  'GET /api/files/:id': {
    summary:
      'A file by the SHA-256 of its bytes; it never changes. HEAD with the id of an upload that this device began gives `Upload-Offset` and `Upload-Length`.',
    roles: ANY,
    gives: 'file',
    problems: [...AUTHORISED, 'not_found'],
  },
  'DELETE /api/files/:id': {
    summary: 'Give up an upload that is not complete. A file that is kept stays.',
    roles: WRITER,
    tus: { asks: ['tus-resumable'], status: 204, answers: ['tus-resumable'] },
    problems: [...COORDINATED, 'not_found'],
  },
  'GET /api/health': {
    summary: 'Whether the server and its database answer.',
    gives: { schema: 'HealthReport', example: example.HEALTH_REPORT },
    problems: [],
  },
  'GET /api/openapi.json': { summary: 'This document.', gives: 'openapi', problems: [] },
  'GET /api/events': {
    summary:
      'Server-sent events: `changed` when the municipality has news, about once a second at most, and a comment every 15 s. Ask anew when it ends.',
    roles: "any role, and a city's own system",
    by: ['device', 'reader'],
    gives: 'text/event-stream',
    problems: AUTHORISED,
  },
} as const satisfies Record<string, Operation>

/** By method and path, as the routes have them. */
export type OperationKey = keyof typeof TABLE
export const OPERATIONS: Readonly<Record<OperationKey, Operation>> = TABLE
