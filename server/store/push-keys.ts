import type { VapidKeys } from '../push/vapid.ts'
import { makeVapidKeys } from '../push/vapid.ts'
import type { Db } from './schema.ts'

/** Gives the server's keys for push services, made when they are first asked for. Of two processes that
 *  ask at once one makes them. */
export async function ensurePushKeys(db: Db): Promise<VapidKeys> {
  const known = await readPushKeys(db)
  if (known !== undefined) return known
  const { publicKey, privateKey } = makeVapidKeys()
  await db
    .insertInto('push_keys')
    .values({ id: 1, public_key: publicKey, private_key: privateKey })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return (await readPushKeys(db)) ?? { publicKey, privateKey }
}

async function readPushKeys(db: Db): Promise<VapidKeys | undefined> {
  const row = await db
    .selectFrom('push_keys')
    .select(['public_key', 'private_key'])
    .where('id', '=', 1)
    .executeTakeFirst()
  return row && { publicKey: row.public_key, privateKey: row.private_key }
}
