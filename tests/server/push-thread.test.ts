import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { keepPerson } from '../../server/enrolment.ts'
import { withLedger } from '../../server/store/ledger.ts'
import { makeRecord } from '../../server/store/secrets.ts'
import { handPushesTo } from '../../server/sync/push-taker.ts'
import { startPushThread, type PushThread } from '../../server/sync/push-thread.ts'
import { describePushLine } from '../contracts/push-line.ts'
import { buildProgram } from './support/program.ts'
import { countChanges, NOW, startTestServer, type TestServer } from './support/test-server.ts'

const BUILT = join(import.meta.dirname, '..', '..', '.cache', 'test-thread')

beforeAll(() => buildProgram(BUILT), 60_000)

/** Changes in a push that keeps the thread busy for a while. */
const LARGE = 50

type Threaded = {
  readonly server: TestServer
  readonly thread: PushThread
  /** Why it ended, where nobody had asked it to. */
  readonly lost: unknown[]
}

async function startThreaded(program = join(BUILT, 'push-worker.js')): Promise<Threaded> {
  const server = await startTestServer()
  const { db, store } = server
  if (store.file === undefined) throw new Error('a thread writes to a file')
  const lost: unknown[] = []
  const { path, pen } = store.file
  const thread = startPushThread({
    db,
    file: path,
    pen,
    program: pathToFileURL(program),
    watch: server.metrics.queried,
    onLost: (error) => lost.push(error),
  })
  handPushesTo(db, thread.take)
  const remove = async () => {
    await thread.end()
    await server.remove()
  }
  return { server: { ...server, remove }, thread, lost }
}

describePushLine('taken by a thread', async () => (await startThreaded()).server)

test('who writes beside the thread takes turns with it: nobody finds the file locked', async () => {
  const { server } = await startThreaded()
  const { db, municipality } = server
  // It would wait otherwise, and everybody here with it.
  await sql`pragma busy_timeout = 0`.execute(db)
  const phones = await Promise.all(Array.from({ length: 6 }, () => server.phone()))
  const rounds = Array.from({ length: 10 }, (_, n) => n)
  const pushing = phones.map(async (phone) => {
    for (const _ of rounds)
      expect(
        (await phone.sync(Array.from({ length: LARGE }, () => phone.change()))).rejected,
      ).toEqual([])
  })
  const over = new AbortController()
  const writing = async () => {
    for (let n = 0; !over.signal.aborted; n++) {
      await server.inviteCode()
      // By then the thread is somewhere in its work.
      for (let turn = 0; turn < (n * 37) % 200; turn++) await setImmediate()
      await withLedger(db, municipality.id, (ledger) =>
        keepPerson(ledger, { person: makeRecord(NOW), name: 'Олена', role: 'field', now: NOW }),
      )
      await setImmediate()
    }
  }
  const ending = Promise.all(pushing).finally(() => over.abort())
  await Promise.all([ending, writing()])
  expect(await countChanges(db)).toBe(phones.length * rounds.length * LARGE)
  expect(server.logged()).not.toContain('store_trouble')
  await server.remove()
})

test('the queries of the thread are counted with the others', async () => {
  const { server } = await startThreaded()
  const phone = await server.phone()
  await phone.sync([phone.change()])
  expect(await server.metrics.write()).toMatch(
    /promin_database_query_seconds_count\{outcome="answered"\} [1-9]/,
  )
  await server.remove()
})

test('a thread that dies over a push has its phone come back; the server then takes it itself', async () => {
  const dying = join(BUILT, 'dying.mjs')
  writeFileSync(
    dying,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', () => { throw new Error('out of memory') })`,
  )
  const { server, thread, lost } = await startThreaded(dying)
  const phone = await server.phone()
  const changes = [phone.change(), phone.change()]
  const body = { protocol: 1, now: NOW, cursor: null, changes }
  const refused = await phone.request(body)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
  expect(lost).toEqual([expect.objectContaining({ message: 'out of memory' })])
  expect((await phone.request(body)).status).toBe(200)
  expect(await countChanges(server.db)).toBe(2)
  await thread.end()
  await server.remove()
})
