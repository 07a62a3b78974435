// The records that one transaction touches: merged by the kernel, placed, numbered and written once.

import { sql } from 'kysely'
import { isRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { RecordState } from '../../src/domain/replica/merge.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { insertRows } from '../store/insert-rows.ts'
import type { Ledger } from '../store/ledger.ts'
import { mergeAll, stateOf, writeState, type StoredRecord } from './stored-record.ts'
import type { Accepted } from './judge.ts'

type Draft = {
  readonly id: RecordId
  readonly kind: Kind
  readonly before: StoredRecord | undefined
  readonly after: RecordState
}

/** Writes the records of accepted changes. Gives the ids of those that were touched, movers' included. */
export async function writeDrafts(
  ledger: Ledger,
  accepted: readonly Accepted[],
  stored: ReadonlyMap<RecordId, StoredRecord>,
): Promise<{ readonly moved: readonly RecordId[] }> {
  const drafts = draw(accepted, stored)
  if (drafts.length === 0) return { moved: [] }
  const places = await readFacilityPlaces(ledger, drafts)
  const rows = drafts.map(({ id, kind, after }) => {
    const columns = writeState(after)
    const facility_place = columns.facility === null ? null : (places.get(columns.facility) ?? null)
    const { municipality } = ledger
    return { municipality, id, kind, seq: ledger.next(), facility_place, ...columns }
  })
  await insertRows(ledger.tx, 'records', { rows, conflict: RENEW })
  return { moved: await followFacilities(ledger, drafts) }
}

const RENEW = sql`on conflict (municipality, id) do update set
  seq = excluded.seq, fields = excluded.fields, stamps = excluded.stamps, place = excluded.place,
  facility = excluded.facility, facility_place = excluded.facility_place`

function draw(
  accepted: readonly Accepted[],
  stored: ReadonlyMap<RecordId, StoredRecord>,
): readonly Draft[] {
  const gathered = new Map<RecordId, { kind: Kind; states: RecordState[] }>()
  for (const { change, stamp } of accepted) {
    const state = stateOf(change.set, stamp)
    const known = gathered.get(change.record)
    if (known === undefined) gathered.set(change.record, { kind: change.kind, states: [state] })
    else known.states.push(state)
  }
  return [...gathered].map(([id, { kind, states }]) => {
    const before = stored.get(id)
    return { id, kind, before, after: mergeAll(before ? [before.state, ...states] : states) }
  })
}

/** Where the facilities are that the drafts point to: as this push leaves them, or as they stand. */
async function readFacilityPlaces(
  { tx, municipality }: Ledger,
  drafts: readonly Draft[],
): Promise<Map<RecordId, string | null>> {
  const places = new Map<RecordId, string | null>(
    drafts.filter(({ kind }) => kind === 'facility').map((draft) => [draft.id, placeOf(draft)]),
  )
  const wanted = new Set<RecordId>()
  for (const { after } of drafts) {
    const { facility } = after.fields
    if (isRecordId(facility) && !places.has(facility)) wanted.add(facility)
  }
  if (wanted.size === 0) return places
  const rows = await tx
    .selectFrom('records')
    .select(['id', 'place'])
    .where('municipality', '=', municipality)
    .where('kind', '=', 'facility')
    .where('id', 'in', [...wanted])
    .execute()
  for (const { id, place } of rows) places.set(id, place)
  return places
}

/** A facility that moved takes along what points to it: phones of its new area must hear of that. */
async function followFacilities(ledger: Ledger, drafts: readonly Draft[]): Promise<RecordId[]> {
  const { tx, municipality } = ledger
  const moved: RecordId[] = []
  for (const draft of drafts) {
    if (draft.kind !== 'facility' || placeOf(draft) === (draft.before?.place ?? null)) continue
    const followers = await tx
      .selectFrom('records')
      .select('id')
      .where('municipality', '=', municipality)
      .where('facility', '=', draft.id)
      .where((eb) => eb('facility_place', 'is distinct from', placeOf(draft)))
      .execute()
    for (const { id } of followers) {
      await tx
        .updateTable('records')
        .set({ facility_place: placeOf(draft), seq: ledger.next() })
        .where('municipality', '=', municipality)
        .where('id', '=', id)
        .execute()
      moved.push(id)
    }
  }
  return moved
}

function placeOf({ after }: Draft): string | null {
  return isPlaceCode(after.fields.place) ? after.fields.place : null
}
