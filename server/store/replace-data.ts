// Puts other data in the place of what PostgreSQL holds, all in one transaction: cut anywhere, the
// old data stands. The old schema stays beside the new one under another name.

import { sql } from 'kysely'
import { createSchema } from './migrations.ts'
import { holdServersOff } from './notices.ts'
import { SCHEMA } from './postgres.ts'
import type { Db } from './schema.ts'

/** Gives the name that the old data has now; undefined where a server is running on it. */
export async function replaceData(
  db: Db,
  at: number,
  fill: (empty: Db) => Promise<void>,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdServersOff(tx))) return undefined
    const aside = `${SCHEMA}_before_restore_${at}`
    await sql`alter schema ${sql.ref(SCHEMA)} rename to ${sql.ref(aside)}`.execute(tx)
    await createSchema(tx)
    await fill(tx)
    return aside
  })
}
