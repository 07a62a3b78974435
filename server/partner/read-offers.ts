// What became of what was offered by one link; nothing that came by another, or in another way.

import { sql } from 'kysely'
import { readText } from '../../src/domain/records/read-fields.ts'
import { tellOffer, type OfferStory } from '../../src/domain/views/offer-story.ts'
import type { PartnerLink } from '../store/partner-links.ts'
import type { Db } from '../store/schema.ts'
import { readState } from '../sync/stored-record.ts'

/** The page stays small, however often somebody offers. */
const SHOWN = 20

export type Offers = {
  /** The newest first. */
  readonly told: readonly OfferStory[]
  /** How many older ones are not told of. */
  readonly more: number
}

export async function readOffers(db: Db, link: PartnerLink): Promise<Offers> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'fields', 'stamps'])
    .where('municipality', '=', link.municipality)
    // Written out, so that the index of aid alone can serve it.
    .where('kind', '=', sql.lit('aid'))
    // Only to read fewer: `_` in an id stands for any letter here.
    .where('fields', 'like', `%"offer/link":"${link.id}"%`)
    .execute()
  const offers = rows
    .map((row) => ({ id: row.id, state: readState(row) }))
    .filter(({ state: { fields } }) => isOf(link, fields))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return {
    told: offers.slice(0, SHOWN).map(({ state }) => tellOffer(state)),
    more: Math.max(0, offers.length - SHOWN),
  }
}

/** A record that city hall gave to another donor is that donor's. */
function isOf(link: PartnerLink, fields: ReturnType<typeof readState>['fields']): boolean {
  return readText(fields['offer/link']) === link.id && readText(fields['donor']) === link.donor
}
