import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { createContacts } from '../../server/contacts.ts'
import { countMostListeners } from '../../server/cli/most-listeners.ts'
import { lookAfter } from '../../server/look-after.ts'
import { TURNS } from '../../server/news.ts'
import { addToken, revokeToken } from '../../server/store/tokens.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { enrolMany } from '../bench/many-phones.ts'
import { HERE, listenTo } from './support/listen.ts'
import { putOnAPort } from './support/on-a-port.ts'
import type { TestPhone } from './support/test-phone.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'

const CHANGED = 'event: changed\ndata: {}\n\n'
/** Bytes for one who listens, both ends of the connection together; a server's end alone takes 15,000. */
const MOST_BYTES = 50_000

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ mostListeners: 4 })
})
afterEach(() => server.remove())

/** As many turns as it takes until everybody was looked after. Gives how many queries that were. */
async function lookAfterAll(of = server): Promise<number> {
  let queries = 0
  const db = of.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const parts = { db, contacts: createContacts(db), news: of.news }
  for (let n = 0; n < TURNS; n += 1) await lookAfter(parts, of.clock.now)
  return queries
}

const listen = async (token: string) => listenTo(server, token)
const ask = async (phone: TestPhone) => phone.get('/api/events')

describe('3,000 screens that stay open', () => {
  test('cost two queries a turn, and little memory', async () => {
    const crowd = await startTestServer()
    const tokens = await enrolMany(crowd.db, 500)
    const port = await putOnAPort(crowd)
    const dial = async (token: string) => {
      const head = `GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`
      const socket = await port.dial(head)
      await once(socket, 'readable')
      socket.resume()
    }
    const listenAll = async (round: readonly string[]) => Promise.all(round.map(dial))
    await listenAll(tokens.slice(0, 10))
    const before = weigh()
    for (let n = 0; n < 6; n += 1) await listenAll(tokens)
    expect(crowd.news.listeners()).toBe(3_010)
    expect((weigh() - before) / 3_000).toBeLessThan(MOST_BYTES)
    expect(await lookAfterAll(crowd)).toBe(2 * TURNS)
    expect(crowd.news.listeners()).toBe(3_010)
    await port.close()
    await crowd.remove()
  }, 240_000)
})

describe('one who listens', () => {
  test('and is revoked hears nothing more; others go on', async () => {
    const [gone, stays] = [await server.phone('coordinator'), await server.phone('coordinator')]
    const [hers, his] = [await listen(gone.token), await listen(stays.token)]
    await stays.get(`/api/devices/${gone.device}`, 'DELETE')
    await lookAfterAll()
    expect(await hers.read()).toBeUndefined()
    expect(await his.read()).toBe(HERE)
    expect(server.news.listeners()).toBe(1)
  })

  test('by a token of the city is ended when that is taken back, or runs out', async () => {
    const municipality = server.municipality.id
    const make = (days: number) =>
      addToken(server.db, { municipality, name: 'x', isWhole: false, days }, server.clock.now)
    const [short, long, taken] = [await make(1), await make(9), await make(9)]
    const streams = [await listen(short.token), await listen(long.token), await listen(taken.token)]
    await revokeToken(server.db, { municipality, token: taken.id }, server.clock.now)
    server.clock.now += DAY_MS
    await lookAfterAll()
    expect(await Promise.all(streams.map(({ read }) => read()))).toEqual([
      undefined,
      HERE,
      undefined,
    ])
    const rows = await server.db.selectFrom('tokens').select(['id', 'last_used_at']).execute()
    expect(rows.find(({ id }) => id === long.id)?.last_used_at).toBe(server.clock.now)
  })

  test('is told within a round of what another process wrote, and of no other municipality', async () => {
    const [here, there] = [await server.phone(), await server.phone('field', { in: server.other })]
    const [ours, theirs] = [await listen(here.token), await listen(there.token)]
    await server.db
      .updateTable('municipalities')
      .set({ head: 1_000 })
      .where('id', '=', server.municipality.id)
      .execute()
    await lookAfterAll()
    expect([await ours.read(), await theirs.read()]).toEqual([CHANGED, HERE])
    await lookAfterAll()
    expect([await ours.read(), await theirs.read()]).toEqual([HERE, HERE])
  })

  test('is told of a crowd of pushes at once, and once more when the turn has passed', async () => {
    const [listener, writer] = [await server.phone(), await server.phone()]
    const stream = await listen(listener.token)
    for (let n = 0; n < 5; n += 1) await writer.sync([writer.change()])
    expect(await stream.read()).toBe(CHANGED)
    server.news.turn()
    expect(await stream.read()).toBe(CHANGED)
    server.news.turn()
    await lookAfterAll()
    // Where the sequence stood when it was told, nobody said: so it is told once more, and then no more.
    expect(await stream.read()).toBe(CHANGED)
    await lookAfterAll()
    expect(await stream.read()).toBe(HERE)
  })

  test('stays while the database is away', async () => {
    const stream = await listen((await server.phone()).token)
    const away = server.db.withPlugin({
      transformQuery: () => {
        throw new Error('away')
      },
      transformResult: async ({ result }) => result,
    })
    const parts = { db: away, contacts: createContacts(server.db), news: server.news }
    const looks = Array.from({ length: TURNS }, () => lookAfter(parts, server.clock.now))
    expect((await Promise.allSettled(looks)).some(({ status }) => status === 'rejected')).toBe(true)
    await lookAfterAll()
    expect(await stream.read()).toBe(HERE)
  })

  test('and reads nothing is let go before it fills the memory', async () => {
    await ask(await server.phone())
    for (let n = 0; n < 30; n += 1) server.news.tellAll()
    expect(server.news.listeners()).toBe(0)
  })
})

describe('a server to which as many listen as it can hold', () => {
  test('refuses one more with a time to come back, and takes it when there is room', async () => {
    const phones = await Promise.all(Array.from({ length: 5 }, () => server.phone()))
    const streams = await Promise.all(phones.slice(0, 4).map(({ token }) => listen(token)))
    const late = v.parse(v.object({ token: v.string() }), phones.at(-1))
    const get = () =>
      server.app.request('/api/events', { headers: { authorization: `Bearer ${late.token}` } })
    const refused = await get()
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(await readProblem(refused)).toBe('503 unavailable')
    await streams[0]?.leave()
    await listen(late.token)
    expect(server.news.listeners()).toBe(4)
  })

  test('lets a phone that comes anew in, in place of its own dead connection', async () => {
    const phones = await Promise.all(Array.from({ length: 4 }, () => server.phone()))
    const [first] = await Promise.all(phones.map(({ token }) => listen(token)))
    await listen(phones[0]?.token ?? '')
    expect(await first?.read()).toBeUndefined()
    expect(server.news.listeners()).toBe(4)
  })
})

test.each([
  ['1 GiB', 2 ** 30, 10_000],
  ['256 MiB', 2 ** 28, 2_684],
  ['64 GiB', 2 ** 36, 10_000],
])('a machine of %s lets as many listen as its memory allows', (_name, bytes, most) => {
  expect(countMostListeners(bytes)).toBe(most)
  expect(countMostListeners()).toBeGreaterThan(100)
})

test('no phone holds more than eight streams: a ninth ends the oldest', async () => {
  const wide = await startTestServer()
  const phone = await wide.phone()
  const [first] = await Promise.all(Array.from({ length: 9 }, () => ask(phone)))
  expect(wide.news.listeners()).toBe(8)
  expect(await first?.text()).toBe(HERE)
  await wide.remove()
})

/** Gives what the program holds, after all that is garbage has gone. */
function weigh(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
