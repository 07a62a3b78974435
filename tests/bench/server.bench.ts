import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { report } from './report.ts'

const PUSHES = 40
const BATCH = 200
const PHONES = 4

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.remove())

test('pushes of 200 changes with SQLite at synchronous=FULL', async () => {
  const phones = await Promise.all(
    Array.from({ length: PHONES }, () => enrol(server.url, server.invite('field').code)),
  )
  const batches = phones.map(() => {
    const replica = makeReplica()
    return Array.from({ length: PUSHES / PHONES }, (_, n) =>
      makeOutageChanges(BATCH, replica, Date.now() - 60_000 + n),
    )
  })
  const started = performance.now()
  const rejected = await Promise.all(
    phones.map(async ({ token }, n) => {
      let count = 0
      for (const changes of batches[n] ?? []) {
        const { response } = await sync(server.url, token, { changes, cursor: null })
        count += response.rejected.length
      }
      return count
    }),
  )
  const seconds = (performance.now() - started) / 1000
  expect(rejected).toEqual(phones.map(() => 0))
  const raw = rawInsertsPerSecond()
  report({
    figure: 'server: changes a second, 200 in a push, SQLite FULL',
    value: (PUSHES * BATCH) / seconds,
    unit: '/s',
    limit: 5000,
    bound: 'at least',
    note: `raw better-sqlite3 inserts of the same: ${Math.round(raw)}/s`,
  })
})

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

/** The same rows, in the same transactions, with nothing around them. */
function rawInsertsPerSecond(): number {
  const folder = mkdtempSync(join(tmpdir(), 'promin-raw-'))
  const database = new Database(join(folder, 'raw.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table change (id text primary key, record text, body text)')
  const insert = database.prepare('insert into change values (?, ?, ?)')
  const changes = makeOutageChanges(PUSHES * BATCH, makeReplica(), Date.now()).map((one, n) => ({
    ...one,
    key: `${n}`,
  }))
  const started = performance.now()
  for (let at = 0; at < changes.length; at += BATCH) {
    database.transaction(() => {
      for (const { key, record, set } of changes.slice(at, at + BATCH))
        insert.run(key, record, JSON.stringify(set))
    })()
  }
  const seconds = (performance.now() - started) / 1000
  database.close()
  rmSync(folder, { recursive: true, force: true })
  return changes.length / seconds
}
