// An offer becomes an aid record that the server itself wrote, with the link that it came by.

import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import { assert } from '../../src/domain/base/assert.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { findInvalidPath } from '../../src/domain/records/record.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { randomBytes } from 'node:crypto'
import { withLedger, type Ledger } from '../store/ledger.ts'
import type { PartnerLink } from '../store/partner-links.ts'
import type { Db } from '../store/schema.ts'
import { Bundle } from '../sync/bundle.ts'
import { keepServerChanges } from '../sync/server-change.ts'
import { offerFields, type TypedOffer } from './offer.ts'

/** Keeps an offer; when it resolves the records are durable. Sent twice it is kept once. Gives how
 *  many records are new. */
export async function keepOffer(
  db: Db,
  { link, typed, now }: { link: PartnerLink; typed: TypedOffer; now: Moment },
): Promise<number> {
  const { goods, money } = offerFields(typed, { donor: link.donor, link: link.id, now })
  const [goodsId, moneyId] = typed.ids ?? [newId(now), newId(now)]
  return withLedger(db, link.municipality, async (ledger) => {
    const kept = [
      goods !== undefined && (await keepOne(ledger, { record: goodsId, set: goods, now, link })),
      money !== undefined && (await keepOne(ledger, { record: moneyId, set: money, now, link })),
    ]
    return kept.filter(Boolean).length
  })
}

type One = {
  readonly record: RecordId
  readonly set: Fields
  readonly now: Moment
  readonly link: PartnerLink
}

/** The id comes from the form: one that is taken is either this very offer, or somebody's trick. */
async function keepOne(ledger: Ledger, { record: asked, set, now, link }: One): Promise<boolean> {
  assert(findInvalidPath('aid', set) === undefined, 'an offer is a valid aid record')
  const taken = await ledger.tx
    .selectFrom('changes')
    .select('body')
    .where('municipality', '=', ledger.municipality)
    .where('record', '=', asked)
    .executeTakeFirst()
  if (taken?.body.includes(`"offer/link":"${link.id}"`) === true) return false
  const record = taken === undefined ? asked : newId(now)
  const bundle = new Bundle(ledger)
  await keepServerChanges(ledger, bundle, [{ kind: 'aid', record, set, now }])
  await bundle.write()
  return true
}

function newId(now: Moment): RecordId {
  return makeRecordId(now, randomBytes(10))
}
