// What of the municipality a device sees: the records of its areas, by their own place or their
// facility's; everything that it wrote itself; donors, facilities and people. No areas means all.

import { hash } from 'node:crypto'
import { sql, type ExpressionBuilder } from 'kysely'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { containsPlace } from '../../src/domain/records/place.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import { areaHeads } from '../store/areas.ts'
import type { Caller } from '../store/devices.ts'
import { isOneOf } from '../store/is-one-of.ts'
import type { Db, Tables } from '../store/schema.ts'
import type { StoredRecord } from './stored-record.ts'

const SEEN_BY_ALL: readonly Kind[] = ['donor', 'facility', 'person']

/** Changes whenever the device's role or areas do. */
export function digestScope({ role, areas }: Pick<Caller, 'role' | 'areas'>): string {
  const whole = JSON.stringify([role, [...areas].sort()])
  return hash('sha256', whole, 'base64url').slice(0, 12)
}

/** Gives the condition on a row of `records`. */
export function isVisible(eb: ExpressionBuilder<Tables, 'records'>, caller: Caller) {
  const heads = areaHeads(caller.areas)
  if (heads.length === 0) return eb.lit(true)
  return eb.or([
    eb('records.kind', 'in', SEEN_BY_ALL),
    ...heads.map((head) => eb('records.place', 'like', `${head}%`)),
    ...heads.map((head) => eb('records.facility_place', 'like', `${head}%`)),
    eb.exists(
      eb
        .selectFrom('writers')
        .select(sql`1`.as('one'))
        .where('writers.municipality', '=', caller.municipality)
        .where('writers.device', '=', caller.device)
        .whereRef('writers.record', '=', 'records.id'),
    ),
  ])
}

/** Gives those of the records that the device could see as they stood. */
export async function findSeen(
  db: Db,
  caller: Caller,
  records: readonly StoredRecord[],
): Promise<Set<RecordId>> {
  const near = records.filter((record) => isNear(caller, record)).map(({ id }) => id)
  if (near.length === records.length) return new Set(near)
  const rows = await db
    .selectFrom('writers')
    .select('record')
    .where('municipality', '=', caller.municipality)
    .where('device', '=', caller.device)
    .where(
      isOneOf(
        db,
        'record',
        records.map(({ id }) => id),
      ),
    )
    .execute()
  return new Set([...near, ...rows.map(({ record }) => record)])
}

function isNear({ areas }: Caller, { kind, place, facility_place }: StoredRecord): boolean {
  if (areas.length === 0 || SEEN_BY_ALL.includes(kind)) return true
  const places = [place, facility_place].filter((code) => code !== null)
  return places.some((code) => areas.some((area) => containsPlace(area, code)))
}
