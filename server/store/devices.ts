import { CompiledQuery, sql } from 'kysely'
import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Role } from '../../src/domain/records/codes.ts'
import type { DeviceEntry } from '../../src/domain/replica/wire.ts'
import { parseAreas, writeAreas } from './areas.ts'
import { databaseOf } from './database-kind.ts'
import { isOneOf } from './is-one-of.ts'
import { keepQuery } from './kept-query.ts'
import type { Db, MunicipalityId } from './schema.ts'
import { hashSecret } from './secrets.ts'
import { dropSubscription } from './subscriptions.ts'
import { storable } from './storable.ts'

/** Who asks: what every route and every change is judged by. */
export type Caller = {
  readonly device: ReplicaId
  readonly municipality: MunicipalityId
  readonly person: RecordId
  readonly role: Role
  readonly areas: readonly string[]
}

export type Known = { readonly caller: Caller; readonly isRevoked: boolean }

const askByHash = keepQuery((db, hash) =>
  db
    .selectFrom('devices')
    .select(['id', 'municipality', 'person', 'role', 'areas', 'revoked_at'])
    .where('token_hash', '=', hash),
)

/** Gives whose token this is; undefined where nobody's. */
export async function findByToken(db: Db, token: string): Promise<Known | undefined> {
  const row = await askByHash(db, hashSecret(token))
  if (row === undefined) return undefined
  const { id, municipality, person, role } = row
  return {
    caller: { device: id, municipality, person, role, areas: parseAreas(row.areas) },
    isRevoked: row.revoked_at !== null,
  }
}

/** Gives those of some devices that may still ask. */
export async function findLivingDevices(
  db: Db,
  devices: readonly ReplicaId[],
): Promise<ReadonlySet<ReplicaId>> {
  if (devices.length === 0) return new Set()
  const rows = await db
    .selectFrom('devices')
    .select('id')
    .where(isOneOf(db, 'id', devices))
    .where('revoked_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

type NewDevice = Caller & {
  readonly name: string
  readonly token: string
  readonly now: Moment
}

export async function addDevice(db: Db, made: NewDevice): Promise<void> {
  const { device, municipality, person, role, areas, name, token, now } = made
  await db
    .insertInto('devices')
    .values({
      id: device,
      municipality,
      person,
      name: storable(name),
      role,
      areas: writeAreas(areas),
      token_hash: hashSecret(token),
      enrolled_at: now,
      last_contact_at: null,
      revoked_at: null,
    })
    .execute()
}

export async function listDevices(db: Db, municipality: MunicipalityId): Promise<DeviceEntry[]> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'devices.person')
        .onRef('people.municipality', '=', 'devices.municipality'),
    )
    .selectAll('devices')
    .select('people.name as personName')
    .where('devices.municipality', '=', municipality)
    .orderBy('devices.enrolled_at')
    .orderBy('devices.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    person: row.person,
    personName: row.personName,
    role: row.role,
    areas: parseAreas(row.areas),
    enrolledAt: row.enrolled_at,
    lastContactAt: row.last_contact_at,
    revokedAt: row.revoked_at,
  }))
}

export type DeviceRef = { readonly municipality: MunicipalityId; readonly device: ReplicaId }

/** Gives false where the municipality has no such device. Revoking twice keeps the first moment. */
export async function revokeDevice(db: Db, of: DeviceRef, now: Moment): Promise<boolean> {
  const result = await db
    .updateTable('devices')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
    .where('municipality', '=', of.municipality)
    .where('id', '=', of.device)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await dropSubscription(db, of.device)
  return true
}

export type Standing = { readonly role?: Role; readonly areas?: readonly string[] }

/** Changes what a device may see and do; its phone bootstraps anew at its next contact. Gives whose
 *  device it is, undefined where the municipality has no such device. */
export async function changeStanding(
  db: Db,
  of: DeviceRef,
  to: Standing,
): Promise<RecordId | undefined> {
  const row = await db
    .updateTable('devices')
    .set({
      ...(to.role === undefined ? {} : { role: to.role }),
      ...(to.areas === undefined ? {} : { areas: writeAreas(to.areas) }),
    })
    .where('municipality', '=', of.municipality)
    .where('id', '=', of.device)
    .returning('person')
    .executeTakeFirst()
  return row?.person
}

/** All in one or two statements: a crowd's would else be a thousand ways to the database. On PostgreSQL
 *  rows are locked in one order whoever writes, so that two processes never wait for each other in a circle;
 *  who gives a device a replica meanwhile, under the counter, need not wait for them. */
export async function writeContacts(
  db: Db,
  contacts: ReadonlyMap<ReplicaId, Moment>,
): Promise<void> {
  if (contacts.size === 0) return
  const heard = [...contacts]
  await db.transaction().execute(async (tx) => {
    if (databaseOf(tx) === 'sqlite') {
      const rows = heard.map(([device, at]) => [at, device, at])
      await tx.executeQuery(CompiledQuery.raw(HEARD, rows))
      return
    }
    const ids = heard.map(([device]) => device)
    const locked = tx
      .selectFrom('devices')
      .select('id')
      .where(isOneOf(tx, 'id', ids))
    await locked.orderBy('id').forNoKeyUpdate().execute()
    await sql`update devices set last_contact_at = heard.at
      from unnest(${ids}::text[], ${heard.map(([, at]) => at)}::bigint[]) as heard (device, at)
      where devices.id = heard.device
        and (devices.last_contact_at is null or devices.last_contact_at < heard.at)`.execute(tx)
  })
}

/** Run for each row, as `insertRows` does. */
const HEARD = `update devices set last_contact_at = ?
  where id = ? and (last_contact_at is null or last_contact_at < ?)`
