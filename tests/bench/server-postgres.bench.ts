import { afterAll, beforeAll, test } from 'vitest'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { createDatabase } from '../support/postgres-database.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { insertRawPostgres } from './raw-rows.ts'
import { measureCrowd, measurePushes } from './server-stages.ts'

// Two server processes on one PostgreSQL that writes through to the disk.

let postgres: Postgres
let db: Db
let servers: readonly RunningServer[]
const urls = () => servers.map(({ url }) => url)

beforeAll(async () => {
  postgres = await startPostgres({ isDurable: true })
  const { url } = await createDatabase(postgres.url)
  const env = { DATABASE_URL: url }
  servers = [await startServer({ env }), await startServer({ env })]
  db = openPostgres(url)
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.remove()))
  await db.destroy()
  await postgres.stop()
})

test('pushes of 200 changes with PostgreSQL', () =>
  measurePushes(
    { db, urls: urls() },
    {
      pushesEach: 10,
      on: 'PostgreSQL, two processes',
      alone: 'PostgreSQL',
      insertAlone: (batches) => insertRawPostgres(postgres.url, batches),
    },
  ))

test(
  'a thousand phones that come back at once, with 50 changes each',
  () => measureCrowd({ db, urls: urls() }, 'PostgreSQL'),
  600_000,
)
