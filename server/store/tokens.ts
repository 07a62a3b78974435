// Tokens of a city's own systems. One reads the records of one municipality, and nothing else; the
// server keeps a hash of it.

import type { ReplicaId } from '../../src/domain/base/ids.ts'
import { DAY_MS, MINUTE_MS, type Moment } from '../../src/domain/base/moment.ts'
import { isOneOf } from './is-one-of.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { hashSecret, makeId, makeToken } from './secrets.ts'
import { storable } from './storable.ts'

/** Tells them from phones' tokens, and lets a search for leaked secrets find one. */
export const PREFIX = 'promin_'
/** When it was last used is for people: to the minute is near enough, and spares the disk. */
const NOTED_EVERY_MS = MINUTE_MS

export type Reader = {
  readonly token: ReplicaId
  readonly municipality: MunicipalityId
  /** Contacts, names, addresses, points and free texts, too. */
  readonly isWhole: boolean
}

type Terms = {
  readonly municipality: MunicipalityId
  readonly name: string
  readonly isWhole: boolean
  readonly days: number
}

/** Makes a token. It is known only to who gets this answer. */
export async function addToken(
  db: Db,
  { municipality, name, isWhole, days }: Terms,
  now: Moment,
): Promise<{ readonly id: ReplicaId; readonly token: string; readonly expiresAt: Moment }> {
  const [id, token] = [makeId(), `${PREFIX}${makeToken()}`]
  const expiresAt = now + days * DAY_MS
  await db
    .insertInto('tokens')
    .values({
      id,
      municipality,
      name: storable(name),
      is_whole: isWhole ? 1 : 0,
      token_hash: hashSecret(token),
      created_at: now,
      expires_at: expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
  return { id, token, expiresAt }
}

export type FoundReader = { readonly reader: Reader; readonly isOver: boolean }

/** Gives whose token this is, and writes down that it was used; undefined where nobody's. */
export async function findReader(
  db: Db,
  token: string,
  now: Moment,
): Promise<FoundReader | undefined> {
  const row = await db
    .selectFrom('tokens')
    .select(['id', 'municipality', 'is_whole', 'expires_at', 'last_used_at', 'revoked_at'])
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, municipality } = row
  const isOver = row.revoked_at !== null || row.expires_at <= now
  if (!isOver && now - (row.last_used_at ?? 0) >= NOTED_EVERY_MS)
    await db.updateTable('tokens').set({ last_used_at: now }).where('id', '=', id).execute()
  return { reader: { token: id, municipality, isWhole: row.is_whole === 1 }, isOver }
}

/** Gives those of some tokens that are still good, and writes down that they were used. */
export async function findLivingTokens(
  db: Db,
  tokens: readonly ReplicaId[],
  now: Moment,
): Promise<ReadonlySet<ReplicaId>> {
  if (tokens.length === 0) return new Set()
  const rows = await db
    .selectFrom('tokens')
    .select(['id', 'last_used_at'])
    .where(isOneOf(db, 'id', tokens))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  const stale = rows.filter((row) => now - (row.last_used_at ?? 0) >= NOTED_EVERY_MS)
  const ids = stale.map(({ id }) => id)
  if (ids.length > 0)
    await db
      .updateTable('tokens')
      .set({ last_used_at: now })
      .where(isOneOf(db, 'id', ids))
      .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function listTokens(db: Db, municipality: MunicipalityId) {
  const rows = await db
    .selectFrom('tokens')
    .selectAll()
    .where('municipality', '=', municipality)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isWhole: row.is_whole === 1,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

type TokenRef = { readonly municipality: MunicipalityId; readonly token: ReplicaId }

/** Gives false where the municipality has no such token that is still good. */
export async function revokeToken(db: Db, of: TokenRef, now: Moment): Promise<boolean> {
  const result = await db
    .updateTable('tokens')
    .set({ revoked_at: now })
    .where('municipality', '=', of.municipality)
    .where('id', '=', of.token)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
