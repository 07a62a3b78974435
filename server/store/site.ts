// Who this server is, and the one municipality that it was set up for.

import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { tick, writeStamp } from '../../src/domain/replica/stamp.ts'
import type { ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { assert } from '../../src/domain/base/assert.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { makeId } from './secrets.ts'

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

/** After this every cursor that a phone holds is of a lost history: phones send again what they kept. */
export async function renewEpoch(db: Db): Promise<void> {
  await db.updateTable('sites').set({ epoch: makeId() }).where('id', '=', 1).execute()
}

/** Gives the next stamp of the server's own replica. Inside a transaction. */
export async function takeStamp(tx: Db, now: Moment): Promise<Stamp> {
  const row = await tx
    .selectFrom('sites')
    .select(['replica', 'clock_ms', 'clock_counter'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  const next = tick({ ms: row.clock_ms, counter: row.clock_counter }, now)
  await tx
    .updateTable('sites')
    .set({ clock_ms: next.ms, clock_counter: next.counter })
    .where('id', '=', 1)
    .execute()
  return writeStamp(next, row.replica)
}

export type Naming = Omit<Municipality, 'id'>

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
  const rows = await db.selectFrom('municipalities').selectAll().orderBy('code').execute()
  return rows.map(({ id, code, name_uk, name_en }) => ({
    id,
    code,
    name: { uk: name_uk, en: name_en },
  }))
}

export async function readMunicipality(db: Db, id: MunicipalityId): Promise<Municipality> {
  const found = (await readMunicipalities(db)).find((municipality) => municipality.id === id)
  assert(found !== undefined, 'a device belongs to a municipality')
  return found
}
