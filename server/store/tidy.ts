// What the server need not remember for ever. Changes and records are not here: they are the history
// of the municipality, and phones that were away for months still rely on it.

import { DAY_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { Db } from './schema.ts'

/** An invite holds the name of who was invited. */
const INVITE_MS = 30 * DAY_MS
/** A name that somebody gave to a phone. The phone itself stays known, so that it still reads "revoked". */
const DEVICE_NAME_MS = 365 * DAY_MS
/** Whose a token or a link was is worth knowing while its traces are looked into. */
const TOKEN_MS = 365 * DAY_MS

export type Tidied = {
  readonly invites: number
  readonly deviceNames: number
  readonly tokens: number
  readonly partnerLinks: number
}

/** Forgets what has had its time; of all municipalities alike. Running it twice does nothing more. */
export async function tidy(db: Db, now: Moment): Promise<Tidied> {
  const invites = await db
    .deleteFrom('invites')
    .where((eb) =>
      eb.or([eb('used_at', '<=', now - INVITE_MS), eb('expires_at', '<=', now - INVITE_MS)]),
    )
    .executeTakeFirst()
  const devices = await db
    .updateTable('devices')
    .set({ name: '', last_contact_at: null })
    .where('revoked_at', '<=', now - DEVICE_NAME_MS)
    .where('name', '!=', '')
    .executeTakeFirst()
  const tokens = await db
    .deleteFrom('tokens')
    .where((eb) =>
      eb.or([eb('revoked_at', '<=', now - TOKEN_MS), eb('expires_at', '<=', now - TOKEN_MS)]),
    )
    .executeTakeFirst()
  const links = await db
    .deleteFrom('partner_links')
    .where((eb) =>
      eb.or([eb('revoked_at', '<=', now - TOKEN_MS), eb('expires_at', '<=', now - TOKEN_MS)]),
    )
    .executeTakeFirst()
  return {
    invites: Number(invites.numDeletedRows),
    deviceNames: Number(devices.numUpdatedRows),
    tokens: Number(tokens.numDeletedRows),
    partnerLinks: Number(links.numDeletedRows),
  }
}
