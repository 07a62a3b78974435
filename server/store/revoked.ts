// What was taken back stays taken back, also where an older copy is put in the place of the data: a stolen
// phone must not come back to life with it.

import { sql } from 'kysely'
import { isOneOf } from './is-one-of.ts'
import type { Db } from './schema.ts'

const TABLES = ['devices', 'tokens', 'partner_links'] as const
type Table = (typeof TABLES)[number]
export type Revoked = Readonly<Record<Table, ReadonlyMap<string, number>>>

/** Gives when each device, token and partner's link was taken back. */
export async function readRevoked(db: Db): Promise<Revoked> {
  return {
    devices: await readOf(db, 'devices'),
    tokens: await readOf(db, 'tokens'),
    partner_links: await readOf(db, 'partner_links'),
  }
}

/** Takes back what is good here and was not there. Gives how many. */
export async function keepRevoked(db: Db, revoked: Revoked): Promise<number> {
  let count = 0
  for (const table of TABLES)
    for (const [id, at] of revoked[table]) {
      const { numAffectedRows = 0n } = await sql`update ${sql.table(table)}
        set revoked_at = ${at} where id = ${id} and revoked_at is null`.execute(db)
      count += Number(numAffectedRows)
    }
  const gone = [...revoked.devices.keys()]
  await db
    .deleteFrom('subscriptions')
    .where(isOneOf(db, 'device', gone))
    .execute()
  return count
}

async function readOf(db: Db, table: Table): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'revoked_at'])
    .where('revoked_at', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, revoked_at }) => [id, revoked_at ?? 0]))
}
