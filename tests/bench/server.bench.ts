import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Db } from '../../server/store/schema.ts'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { insertRawSqlite } from './raw-rows.ts'
import { report } from './report.ts'
import { measureCrowd, measurePushes } from './server-stages.ts'

const BATCH = 200

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

test('pushes of 200 changes with SQLite at synchronous=FULL', () =>
  measurePushes(
    { db, urls: [server.url] },
    {
      pushesEach: 20,
      on: 'SQLite FULL',
      alone: 'better-sqlite3',
      insertAlone: insertRawSqlite,
    },
  ))

test(
  'a thousand phones that come back at once to one process with SQLite',
  () => measureCrowd({ db, urls: [server.url] }, 'SQLite'),
  600_000,
)

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
