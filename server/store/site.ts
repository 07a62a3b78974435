// Who this server is, and the municipalities that it serves.

import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { tick, writeStamp } from '../../src/domain/replica/stamp.ts'
import type { ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { assert } from '../../src/domain/base/assert.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { makeId } from './secrets.ts'
import type { Write } from './write-behind.ts'

export type Site = { readonly site: string; readonly epoch: string; readonly replica: ReplicaId }

export type Municipality = {
  readonly id: MunicipalityId
  readonly code: string
  readonly name: { readonly uk: string; readonly en: string }
}

/** Gives the server's identity, made at the first start. */
export async function ensureSite(db: Db): Promise<Site> {
  await db
    .insertInto('sites')
    .values({
      id: 1,
      site: makeId(),
      epoch: makeId(),
      replica: makeId(),
      clock_ms: 0,
      clock_counter: 0,
      restored_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return readSite(db)
}

export async function readSite(db: Db): Promise<Site> {
  return db
    .selectFrom('sites')
    .select(['site', 'epoch', 'replica'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
}

/** After this every cursor that a phone holds is of a lost history: phones send again what they kept. Whose
 *  a replica is was lost with it: a phone may have been disconnected and enrolled as somebody else since, and
 *  would be refused for ever under a device that nobody holds any more. The first to write with it has it. */
export async function renewEpoch(db: Db, now: Moment = Date.now()): Promise<void> {
  const renewed = { epoch: makeId(), restored_at: now }
  await db.updateTable('sites').set(renewed).where('id', '=', 1).execute()
  await db.deleteFrom('replicas').execute()
}

/** Gives when a copy was last put in the place of the data; undefined where none ever was. */
export async function readRestoredAt(db: Db): Promise<Moment | undefined> {
  const row = await db.selectFrom('sites').select('restored_at').executeTakeFirst()
  return row?.restored_at ?? undefined
}

type Stamping = { readonly tx: Db; readonly write: Write }

/** Gives a stamp of the server's own replica for each of these moments. Inside a transaction. The row is
 *  written before it is read: two processes would read the same clock, and give one stamp twice. */
export async function takeStamps(
  { tx, write }: Stamping,
  moments: readonly Moment[],
): Promise<readonly Stamp[]> {
  const row = await tx
    .updateTable('sites')
    .set((eb) => ({ clock_counter: eb.ref('clock_counter') }))
    .where('id', '=', 1)
    .returning(['replica', 'clock_ms', 'clock_counter'])
    .executeTakeFirstOrThrow()
  let clock = { ms: row.clock_ms, counter: row.clock_counter }
  const stamps = moments.map((now) => writeStamp((clock = tick(clock, now)), row.replica))
  await write(() =>
    tx
      .updateTable('sites')
      .set({ clock_ms: clock.ms, clock_counter: clock.counter })
      .where('id', '=', 1)
      .execute(),
  )
  return stamps
}

export type Naming = Omit<Municipality, 'id'>

/** Adds the first municipality to an empty database, once, also where two processes start on it. */
export async function ensureMunicipality(db: Db, first: Naming): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSite(tx)
    if ((await readMunicipalities(tx)).length === 0) await addMunicipality(tx, first)
  })
}

/** Writing the row, even with what it holds, is what locks it on every database. */
async function lockSite(tx: Db): Promise<void> {
  await tx
    .updateTable('sites')
    .set((eb) => ({ site: eb.ref('site') }))
    .execute()
}

export async function addMunicipality(db: Db, { code, name }: Naming): Promise<Municipality> {
  const id = makeId()
  await db
    .insertInto('municipalities')
    .values({ id, code, name_uk: name.uk, name_en: name.en, head: 0 })
    .execute()
  return { id, code, name }
}

export async function renameMunicipality(db: Db, id: MunicipalityId, to: Naming): Promise<void> {
  await db
    .updateTable('municipalities')
    .set({ code: to.code, name_uk: to.name.uk, name_en: to.name.en })
    .where('id', '=', id)
    .execute()
}

export async function readMunicipalities(db: Db): Promise<Municipality[]> {
  const rows = await db
    .selectFrom('municipalities')
    .select(['id', 'code', 'name_uk', 'name_en'])
    .orderBy('code')
    .execute()
  return rows.map(nameRow)
}

export async function readMunicipality(db: Db, id: MunicipalityId): Promise<Municipality> {
  const row = await db
    .selectFrom('municipalities')
    .select(['id', 'code', 'name_uk', 'name_en'])
    .where('id', '=', id)
    .executeTakeFirst()
  assert(row !== undefined, 'a device belongs to a municipality')
  return nameRow(row)
}

function nameRow(row: { id: MunicipalityId; code: string; name_uk: string; name_en: string }) {
  return { id: row.id, code: row.code, name: { uk: row.name_uk, en: row.name_en } }
}
