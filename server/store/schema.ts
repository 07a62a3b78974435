// The tables, as queries see them. Everything is keyed by municipality first: no query without it.
// Moments are milliseconds; lists and sets of fields are JSON text; the same on every database.

import type { Kysely, Transaction } from 'kysely'
import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { DocumentLanguage } from '../../src/domain/records/assessment.ts'
import type { Role } from '../../src/domain/records/codes.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { BellLanguage } from '../push/bell-languages.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'

export type MunicipalityId = string

/** One row. `epoch` is made anew when a backup is restored; the clock is the server's own replica's. */
type SiteTable = {
  id: number
  site: string
  epoch: string
  replica: ReplicaId
  clock_ms: Moment
  clock_counter: number
  /** When a copy was last put in the place of the data. */
  restored_at: Moment | null
}

/** `head` is the last number of the municipality's sequence; its row is the lock that pushes take. */
type MunicipalityTable = {
  id: MunicipalityId
  code: string
  name_uk: string
  name_en: string
  head: number
}

/** Where a push ended: tells a cursor of this history from one of a history that was lost. */
type PointTable = { municipality: MunicipalityId; seq: number; mark: string }

type PersonTable = { municipality: MunicipalityId; id: RecordId; name: string; role: Role }

type DeviceTable = {
  id: ReplicaId
  municipality: MunicipalityId
  person: RecordId
  name: string
  role: Role
  areas: string
  token_hash: string
  enrolled_at: Moment
  last_contact_at: Moment | null
  revoked_at: Moment | null
}

/** `ahead` is the greatest stamp that was given to this replica because its clock ran ahead. */
type ReplicaTable = {
  municipality: MunicipalityId
  replica: ReplicaId
  device: ReplicaId
  ahead: Stamp | null
}

type InviteTable = {
  hash: string
  id: ReplicaId
  municipality: MunicipalityId
  role: Role
  name: string | null
  person: RecordId | null
  areas: string
  created_by: string | null
  created_at: Moment
  expires_at: Moment
  used_at: Moment | null
}

/** What a partner city reads without an account. The link itself is nowhere: only its hash. */
type PartnerLinkTable = {
  id: ReplicaId
  hash: string
  municipality: MunicipalityId
  donor: RecordId
  language: DocumentLanguage
  created_by: ReplicaId | null
  created_at: Moment
  expires_at: Moment
  revoked_at: Moment | null
  opened_at: Moment | null
}

/** Every accepted change, for ever. `stamp` is the one it took effect with; `body` is its `set`. */
type ChangeTable = {
  municipality: MunicipalityId
  id: Stamp
  stamp: Stamp
  record: RecordId
  device: ReplicaId | null
  person: RecordId | null
  digest: string
  body: string
  at: Moment
}

/** `fields` and `stamps` are written as they go over the wire, so that an answer is put together from text. */
type RecordTable = {
  municipality: MunicipalityId
  id: RecordId
  kind: Kind
  seq: number
  fields: string
  stamps: string
  place: string | null
  facility: string | null
  facility_place: string | null
}

type WriterTable = { municipality: MunicipalityId; device: ReplicaId; record: RecordId }

/** With which a city's own system reads. `is_whole` is 0 or 1: SQLite has no other truth. */
type TokenTable = {
  id: ReplicaId
  municipality: MunicipalityId
  name: string
  is_whole: number
  token_hash: string
  created_at: Moment
  expires_at: Moment
  last_used_at: Moment | null
  revoked_at: Moment | null
}

/** One row: what push services know this server by. */
type PushKeyTable = { id: number; public_key: string; private_key: string }

type SubscriptionTable = {
  device: ReplicaId
  municipality: MunicipalityId
  endpoint: string
  p256dh: string
  auth: string
  language: BellLanguage
  created_at: Moment
}

export type Tables = {
  sites: SiteTable
  municipalities: MunicipalityTable
  points: PointTable
  people: PersonTable
  devices: DeviceTable
  replicas: ReplicaTable
  invites: InviteTable
  partner_links: PartnerLinkTable
  changes: ChangeTable
  records: RecordTable
  writers: WriterTable
  tokens: TokenTable
  push_keys: PushKeyTable
  subscriptions: SubscriptionTable
}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
