import { describe, expect, inject, test } from 'vitest'
import { sql } from 'kysely'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { ensureMunicipality, ensureSite, readMunicipalities } from '../../server/store/site.ts'
import { describeStore } from '../contracts/store.ts'
import { createDatabase, disconnectAll } from '../support/postgres-database.ts'
import { isStoreTrouble } from '../../server/store/trouble.ts'

const cluster = inject('postgresUrl')

async function open() {
  const { url, name, drop } = await createDatabase(cluster)
  const db = openPostgres(url)
  const remove = async () => {
    await db.destroy()
    await drop()
  }
  return { db, url, name, remove }
}

describeStore('PostgreSQL', open)

describe('a connection to PostgreSQL', () => {
  test('commits to the disk, sees what committed, and lets go of what it holds', async () => {
    const { db, remove } = await open()
    const { rows } = await sql`select
      current_setting('synchronous_commit') as durable,
      current_setting('transaction_isolation') as isolation,
      current_setting('idle_in_transaction_session_timeout') as frozen,
      current_setting('lock_timeout') as waiting`.execute(db)
    expect(rows).toEqual([
      { durable: 'on', isolation: 'read committed', frozen: '1min', waiting: '30s' },
    ])
    await remove()
  })

  test('that breaks is trouble, not a bug, and the next one works', async () => {
    const { db, name, remove } = await open()
    const cut = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await disconnectAll(cluster, name)
      await sql`select 1`.execute(tx)
    })
    const error: unknown = await cut.catch((cause: unknown) => cause)
    expect(isStoreTrouble(error)).toBe(true)
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    await remove()
  })
})

test('ten processes that start on an empty database at once make one schema and one municipality', async () => {
  const { url, drop } = await createDatabase(cluster)
  const kyiv = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } }
  const starts = Array.from({ length: 10 }, async () => {
    const db = openPostgres(url)
    try {
      await migrate(db)
      await ensureSite(db)
      await ensureMunicipality(db, kyiv)
      return (await readMunicipalities(db)).map(({ id }) => id)
    } finally {
      await db.destroy()
    }
  })
  expect(new Set((await Promise.all(starts)).flat()).size).toBe(1)
  await drop()
})
