// Links that show a partner city its assessments without an account. Who has the link may read, so
// it holds 192 random bits, expires, can be revoked, and is stored as a hash only.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import { DAY_MS, MINUTE_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { DocumentLanguage } from '../../src/domain/records/assessment.ts'
import type { PartnerLinkEntry } from '../../src/domain/replica/partner-wire.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { hashSecret, makeId, makeLinkCode } from './secrets.ts'

/** Each opening is not worth a write of its own. */
const NOTE_EVERY_MS = MINUTE_MS

export type LinkTerms = {
  readonly municipality: MunicipalityId
  readonly donor: RecordId
  readonly language: DocumentLanguage
  readonly days: number
  readonly createdBy: ReplicaId
}

export type NewLink = {
  readonly id: ReplicaId
  readonly code: string
  readonly expiresAt: Moment
}

/** Makes a link. Its code is known only to who gets this answer. */
export async function addPartnerLink(db: Db, terms: LinkTerms, now: Moment): Promise<NewLink> {
  const code = makeLinkCode()
  const id = makeId()
  const expiresAt = now + terms.days * DAY_MS
  const { municipality, donor, language, createdBy } = terms
  await db
    .insertInto('partner_links')
    .values({
      id,
      hash: hashSecret(code),
      municipality,
      donor,
      language,
      created_by: createdBy,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      opened_at: null,
    })
    .execute()
  return { id, code, expiresAt }
}

/** Every link that can still be opened or was, the newest first. */
export async function listPartnerLinks(
  db: Db,
  municipality: MunicipalityId,
): Promise<PartnerLinkEntry[]> {
  const rows = await db
    .selectFrom('partner_links')
    .selectAll()
    .where('municipality', '=', municipality)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    donor: row.donor,
    language: row.language,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    revokedAt: row.revoked_at,
  }))
}

export type LinkRef = { readonly municipality: MunicipalityId; readonly link: ReplicaId }

/** Gives false where the municipality has no such link. Revoking twice keeps the first moment. */
export async function revokePartnerLink(db: Db, of: LinkRef, now: Moment): Promise<boolean> {
  const result = await db
    .updateTable('partner_links')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
    .where('municipality', '=', of.municipality)
    .where('id', '=', of.link)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type PartnerLink = {
  readonly id: ReplicaId
  readonly municipality: MunicipalityId
  readonly donor: RecordId
  readonly language: DocumentLanguage
  readonly expiresAt: Moment
  readonly state: 'open' | 'expired' | 'revoked'
}

/** Gives the link that a code opens; undefined where nobody ever made it. */
export async function findPartnerLink(
  db: Db,
  code: string,
  now: Moment,
): Promise<PartnerLink | undefined> {
  const row = await db
    .selectFrom('partner_links')
    .selectAll()
    .where('hash', '=', hashSecret(code))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, municipality, donor, language, expires_at: expiresAt } = row
  const ended = expiresAt <= now ? 'expired' : 'open'
  const state = row.revoked_at === null ? ended : 'revoked'
  return { id, municipality, donor, language, expiresAt, state }
}

/** Keeps when a link was last opened, to the minute. */
export async function noteOpened(db: Db, { id }: PartnerLink, now: Moment): Promise<void> {
  await db
    .updateTable('partner_links')
    .set({ opened_at: now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('opened_at', 'is', null), eb('opened_at', '<', now - NOTE_EVERY_MS)]))
    .execute()
}
