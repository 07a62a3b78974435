// A record that names a facility is seen where the facility is, and goes along when that moves.

import { isRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Ledger } from '../store/ledger.ts'
import { pickRows } from '../store/pick-rows.ts'
import type { Draft } from './draft.ts'

/** Where the facilities are that the drafts point to: as these leave them, or as they stand. */
export async function readFacilityPlaces(
  { tx, municipality }: Ledger,
  drafts: ReadonlyMap<RecordId, Draft>,
): Promise<ReadonlyMap<RecordId, string | null>> {
  const places = new Map<RecordId, string | null>()
  const wanted = new Set<RecordId>()
  for (const draft of drafts.values()) {
    if (draft.kind === 'facility') places.set(draft.id, draft.place)
    const { facility } = draft.fields
    if (isRecordId(facility) && drafts.get(facility)?.kind !== 'facility') wanted.add(facility)
  }
  if (wanted.size === 0) return places
  const rows = await tx
    .selectFrom(pickRows(tx, 'records', { municipality, key: 'id', values: [...wanted] }))
    .select(['id', 'place'])
    .where('kind', '=', 'facility')
    .execute()
  for (const { id, place } of rows) places.set(id, place)
  return places
}

/** A facility that moved takes along what points to it: phones of its new area must hear of that.
 *  Gives how many followed. */
export async function followFacilities(ledger: Ledger, drafts: readonly Draft[]): Promise<number> {
  const { tx, municipality } = ledger
  let followed = 0
  for (const { id: facility, place } of drafts.filter(({ hasMoved }) => hasMoved)) {
    const followers = await tx
      .selectFrom('records')
      .select('id')
      .where('municipality', '=', municipality)
      .where('facility', '=', facility)
      .where((eb) => eb('facility_place', 'is distinct from', place))
      .execute()
    for (const { id } of followers)
      await tx
        .updateTable('records')
        .set({ facility_place: place, seq: ledger.next() })
        .where('municipality', '=', municipality)
        .where('id', '=', id)
        .execute()
    followed += followers.length
  }
  return followed
}
