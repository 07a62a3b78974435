import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolDevice } from '../../server/enrolment.ts'
import { addInvite } from '../../server/store/invites.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { readMunicipalities } from '../../server/store/site.ts'
import { makeOutageChanges, makeReplica, sync } from '../support/api-client.ts'
import { insist } from '../support/insist.ts'
import { createDatabase } from '../support/postgres-database.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { percentile, report } from './report.ts'

// Two server processes on one PostgreSQL that writes through to the disk.

const PUSHES = 40
const BATCH = 200
const PHONES = 4
const CROWD = 1000
const CROWD_BATCH = 50

let postgres: Postgres
let url: string
let db: Db
let servers: readonly RunningServer[]

beforeAll(async () => {
  postgres = await startPostgres({ isDurable: true })
  url = (await createDatabase(postgres.url)).url
  const env = { DATABASE_URL: url }
  servers = [await startServer({ env }), await startServer({ env })]
  db = openPostgres(url)
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.remove()))
  await db.destroy()
  await postgres.stop()
})

/** Enrols phones at once: by HTTP their invites would have to wait for each other. */
async function enrolMany(count: number): Promise<readonly string[]> {
  const [municipality] = await readMunicipalities(db)
  if (municipality === undefined) throw new Error('a server has a municipality')
  const tokens: string[] = []
  while (tokens.length < count) {
    const now = Date.now()
    const { code } = await addInvite(db, { municipality: municipality.id, role: 'field' }, now)
    const enrolled = await enrolDevice(db, { invite: code, deviceName: 'Pixel', now })
    if (enrolled.ok) tokens.push(enrolled.value.token)
  }
  return tokens
}

const at = (n: number): string => servers[n % servers.length]?.url ?? ''

test('pushes of 200 changes with PostgreSQL', async () => {
  const phones = (await enrolMany(PHONES)).map((token) => ({
    token,
    batches: makeBatches(PUSHES / PHONES),
  }))
  const started = performance.now()
  await Promise.all(
    phones.map(async ({ token, batches }, n) => {
      for (const changes of batches) {
        const { response } = await sync(at(n), token, { changes, limit: 1 })
        expect(response.rejected).toEqual([])
      }
    }),
  )
  const perSecond = (PUSHES * BATCH) / ((performance.now() - started) / 1000)
  const raw = await rawInsertsPerSecond()
  report({
    figure: 'server: changes a second, 200 in a push, PostgreSQL, two processes',
    value: perSecond / raw,
    unit: '×',
    limit: 0.5,
    bound: 'at least',
    note: `${Math.round(perSecond)}/s; raw inserts of the same in the same batches: ${Math.round(raw)}/s`,
  })
})

test('a thousand phones that come back at once, with 50 changes each', async () => {
  const tokens = await enrolMany(CROWD)
  const crowd = tokens.map((token) => ({
    token,
    changes: makeOutageChanges(CROWD_BATCH, makeReplica(), Date.now() - 60_000),
  }))
  const before = await countChanges()
  const waits: number[] = []
  const started = performance.now()
  await Promise.all(
    crowd.map(async ({ token, changes }, n) => {
      const asked = performance.now()
      await insist(() => sync(at(n), token, { changes, limit: 1 }))
      waits.push(performance.now() - asked)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const kept = (await countChanges()) - before
  report({
    figure: 'server: 1,000 phones at once, 50 changes each: until all are answered',
    value: seconds,
    unit: ' s',
    limit: 120,
    bound: 'at most',
    note: `p95 of a push ${(percentile(waits, 0.95) / 1000).toFixed(1)} s; PostgreSQL, two processes`,
  })
  report({
    figure: 'server: of these, changes lost or doubled',
    value: Math.abs(CROWD * CROWD_BATCH - kept),
    unit: '',
    limit: 0,
    bound: 'at most',
  })
})

async function countChanges(): Promise<number> {
  const { n } = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('device', 'is not', null)
    .executeTakeFirstOrThrow()
  return n
}

function makeBatches(count: number) {
  const replica = makeReplica()
  return Array.from({ length: count }, (_, n) =>
    makeOutageChanges(BATCH, replica, Date.now() - 60_000 + n),
  )
}

/** The same rows, a batch in a statement and a statement in a transaction, with nothing around them. */
async function rawInsertsPerSecond(): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('create table raw (id text primary key, record text, body text)')
  const batches = makeBatches(PUSHES)
  const started = performance.now()
  for (const changes of batches) {
    const values = changes.flatMap(({ id, record, set }) => [id, record, JSON.stringify(set)])
    const places = changes.map((_, n) => `($${n * 3 + 1}, $${n * 3 + 2}, $${n * 3 + 3})`)
    await client.query(`insert into raw values ${places.join(', ')}`, values)
  }
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return (PUSHES * BATCH) / seconds
}
