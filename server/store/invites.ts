import { isShortId, type RecordId, type ReplicaId } from '../../src/domain/base/ids.ts'
import { HOUR_MS, type Moment } from '../../src/domain/base/moment.ts'
import { fail, ok, type Result } from '../../src/domain/base/result.ts'
import type { Role } from '../../src/domain/records/codes.ts'
import { parseAreas, writeAreas } from './areas.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { hashSecret, makeId, makeInviteCode } from './secrets.ts'
import { storable } from './storable.ts'

const DEFAULT_HOURS = 48
/** Who made the invite that the server prints until a coordinator has come. */
export const START = 'start'

export type InviteTerms = {
  readonly municipality: MunicipalityId
  readonly role: Role
  readonly name?: string | undefined
  readonly person?: RecordId | undefined
  readonly areas?: readonly string[] | undefined
  readonly hours?: number | undefined
  /** The device that asked; undefined for the command line. */
  readonly createdBy?: ReplicaId | typeof START | undefined
}

export type NewInvite = {
  readonly id: ReplicaId
  readonly code: string
  readonly role: Role
  readonly expiresAt: Moment
}

/** Makes an invite. Its code is known only to who gets this answer: the server keeps a hash. */
export async function addInvite(db: Db, terms: InviteTerms, now: Moment): Promise<NewInvite> {
  const code = makeInviteCode()
  const id = makeId()
  const expiresAt = now + Math.round((terms.hours ?? DEFAULT_HOURS) * HOUR_MS)
  await db
    .insertInto('invites')
    .values({
      hash: hashSecret(code),
      id,
      municipality: terms.municipality,
      role: terms.role,
      name: terms.name === undefined ? null : storable(terms.name),
      person: terms.person ?? null,
      areas: writeAreas(terms.areas ?? []),
      created_by: terms.createdBy ?? null,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { id, code, role: terms.role, expiresAt }
}

export type SpentInvite = {
  readonly id: ReplicaId
  readonly municipality: MunicipalityId
  readonly role: Role
  readonly name: string | null
  readonly person: RecordId | null
  readonly areas: readonly string[]
}

export type InviteProblem = 'invite_unknown' | 'invite_used' | 'invite_expired'

/** Gives the municipality that an invite leads to. */
export async function findInvite(db: Db, code: string): Promise<MunicipalityId | undefined> {
  const row = await db
    .selectFrom('invites')
    .select('municipality')
    .where('hash', '=', hashSecret(code))
    .executeTakeFirst()
  return row?.municipality
}

/** Uses an invite up. Of two at once one wins: the row is marked only where it was not. */
export async function spendInvite(
  tx: Db,
  code: string,
  now: Moment,
): Promise<Result<SpentInvite, InviteProblem>> {
  const hash = hashSecret(code)
  const row = await tx.selectFrom('invites').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) return fail('invite_unknown')
  if (row.used_at !== null) return fail('invite_used')
  if (row.expires_at <= now) return fail('invite_expired')
  const marked = await tx
    .updateTable('invites')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (marked.numUpdatedRows === 0n) return fail('invite_used')
  const { id, municipality, role, name, person } = row
  return ok({ id, municipality, role, name, person, areas: parseAreas(row.areas) })
}

export async function listOpenInvites(db: Db, municipality: MunicipalityId, now: Moment) {
  const rows = await db
    .selectFrom('invites')
    .selectAll()
    .where('municipality', '=', municipality)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    name: row.name,
    areas: parseAreas(row.areas),
    createdBy: isShortId(row.created_by) ? row.created_by : null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

export type InviteRef = { readonly municipality: MunicipalityId; readonly invite: ReplicaId }

/** Takes an unused invite back. Gives false where the municipality has no such open invite. */
export async function withdrawInvite(db: Db, of: InviteRef): Promise<boolean> {
  const result = await db
    .deleteFrom('invites')
    .where('municipality', '=', of.municipality)
    .where('id', '=', of.invite)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Takes back what earlier starts of the server printed and nobody used: only the newest is good. */
export async function withdrawStartInvites(db: Db, municipality: MunicipalityId): Promise<void> {
  await db
    .deleteFrom('invites')
    .where('municipality', '=', municipality)
    .where('created_by', '=', START)
    .where('used_at', 'is', null)
    .execute()
}
