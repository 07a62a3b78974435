import { afterAll, beforeAll, test } from 'vitest'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { countChanges } from '../server/support/test-server.ts'
import { createDatabase } from '../support/postgres-database.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { enrolMany, loadPhones, pushAll } from './many-phones.ts'
import { insertRawPostgres, readBatches } from './raw-rows.ts'
import { report } from './report.ts'

// Two server processes on one PostgreSQL that writes through to the disk.

const PHONES = 8
const PUSHES_EACH = 10
/** A compiler gives the server's code its last form after some ten thousand changes. */
const WARM_UP_EACH = 20
const BATCH = 200
const PUSHED = PHONES * PUSHES_EACH * BATCH
const CROWD = 1000
const CROWD_BATCH = 50

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

test('pushes of 200 changes with PostgreSQL', async () => {
  const tokens = await enrolMany(db, PHONES)
  // A server that has run for a while: its code compiled, its connections open.
  await pushAll(urls(), loadPhones(tokens, { pushes: WARM_UP_EACH, batch: BATCH }))
  const phones = loadPhones(tokens, { pushes: PUSHES_EACH, batch: BATCH })
  const { seconds } = await pushAll(urls(), phones)
  const perSecond = PUSHED / seconds
  const raw = await insertRawPostgres(postgres.url, await readBatches(db, PUSHED, BATCH))
  report({
    figure: 'server: changes a second, 200 in a push, PostgreSQL, two processes',
    value: perSecond,
    unit: '/s',
    limit: 10_000,
    bound: 'at least',
  })
  report({
    figure: 'server: of what PostgreSQL alone inserts of the same rows',
    value: perSecond / raw,
    unit: '×',
    limit: 0.5,
    bound: 'at least',
    note: `alone: ${Math.round(raw)} changes/s, with their records and writers, 200 in a transaction`,
  })
})

test('a thousand phones that come back at once, with 50 changes each', async () => {
  const tokens = await enrolMany(db, CROWD)
  const phones = loadPhones(tokens, { pushes: 1, batch: CROWD_BATCH })
  const before = await countChanges(db)
  const { seconds, p95Seconds } = await pushAll(urls(), phones)
  report({
    figure: 'server: 1,000 phones at once, 50 changes each, PostgreSQL: until all are answered',
    value: seconds,
    unit: ' s',
    limit: 120,
    bound: 'at most',
  })
  report({
    figure: 'server: of these, p95 of a push',
    value: p95Seconds,
    unit: ' s',
    limit: 5,
    bound: 'at most',
  })
  report({
    figure: 'server: of these, changes lost or doubled',
    value: Math.abs(CROWD * CROWD_BATCH - ((await countChanges(db)) - before)),
    unit: '',
    limit: 0,
    bound: 'at most',
  })
}, 600_000)
