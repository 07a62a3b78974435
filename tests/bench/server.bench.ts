import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Db } from '../../server/store/schema.ts'
import { countChanges } from '../server/support/test-server.ts'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { enrolMany, loadPhones, pushAll } from './many-phones.ts'
import { insertRawSqlite, readBatches } from './raw-rows.ts'
import { report } from './report.ts'

const PHONES = 8
const PUSHES_EACH = 20
/** A compiler gives the server's code its last form after some ten thousand changes. */
const WARM_UP_EACH = 20
const BATCH = 200
const PUSHED = PHONES * PUSHES_EACH * BATCH
const CROWD = 1000
const CROWD_BATCH = 50

let server: RunningServer
let db: Db

beforeAll(async () => {
  server = await startServer()
  db = (await openSqlite(join(server.data, 'promin.sqlite'))).db
})
afterAll(async () => {
  await db.destroy()
  await server.remove()
})

test('pushes of 200 changes with SQLite at synchronous=FULL', async () => {
  const tokens = await enrolMany(db, PHONES)
  // A server that has run for a while: its code compiled, its connections open.
  await pushAll([server.url], loadPhones(tokens, { pushes: WARM_UP_EACH, batch: BATCH }))
  const phones = loadPhones(tokens, { pushes: PUSHES_EACH, batch: BATCH })
  const { seconds } = await pushAll([server.url], phones)
  const perSecond = PUSHED / seconds
  const raw = await insertRawSqlite(await readBatches(db, PUSHED, BATCH))
  report({
    figure: 'server: changes a second, 200 in a push, SQLite FULL',
    value: perSecond,
    unit: '/s',
    limit: 10_000,
    bound: 'at least',
  })
  report({
    figure: 'server: of what better-sqlite3 alone inserts of the same rows',
    value: perSecond / raw,
    unit: '×',
    limit: 0.5,
    bound: 'at least',
    note: `alone: ${Math.round(raw)} changes/s, with their records and writers, 200 in a transaction`,
  })
})

test('a thousand phones that come back at once to one process with SQLite', async () => {
  const tokens = await enrolMany(db, CROWD)
  const phones = loadPhones(tokens, { pushes: 1, batch: CROWD_BATCH })
  const before = await countChanges(db)
  const { seconds, p95Seconds } = await pushAll([server.url], phones)
  report({
    figure: 'server: 1,000 phones at once, 50 changes each, SQLite: p95 of a push',
    value: p95Seconds,
    unit: ' s',
    limit: 5,
    bound: 'at most',
    note: `all answered after ${seconds.toFixed(1)} s`,
  })
  report({
    figure: 'server: of these, changes lost or doubled',
    value: Math.abs(CROWD * CROWD_BATCH - ((await countChanges(db)) - before)),
    unit: '',
    limit: 0,
    bound: 'at most',
  })
}, 600_000)

test('a push that an up-to-date phone makes is answered in less than 1 KB', async () => {
  const { token } = await enrol(server.url, server.invite('field').code)
  const replica = makeReplica()
  const { cursor: first } = await pullAll(server.url, token)
  // The first push of a replica is told its person, whose record names it from then on.
  const bound = makeOutageChanges(1, replica, Date.now())
  const { response: told } = await sync(server.url, token, { cursor: first, changes: bound })
  const { cursor } = told
  const changes = makeOutageChanges(BATCH, replica, Date.now() + 1)
  const { answer, response } = await sync(server.url, token, { cursor, changes })
  expect(response.records).toEqual([])
  report({
    figure: 'server: answer to an up-to-date push of 200',
    value: answer.body.length,
    unit: ' B',
    limit: 1023,
    bound: 'at most',
  })
})
