import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { postJson, startTestServer, type TestServer } from './support/test-server.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'

// Two municipalities on one server. Whatever the coordinator of one asks for, by every route and with
// every id of the other: no word of the other comes back, and nothing of it changes.

const SECRET = 'Канарка'
const plenty = { size: 1_000_000, perMs: 1000 }
const limits = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, plenty]))
let server: TestServer
let intruder: TestPhone
let ids: readonly string[]
let cursor: string | null
let before: string

beforeAll(async () => {
  server = await startTestServer({ limits })
  const there = { in: server.other, name: `${SECRET}-людина` }
  intruder = await server.phone('coordinator')
  const [lead, phone] = [
    await server.phone('coordinator', there),
    await server.phone('field', there),
  ]
  const changes = [phone.change({ ...OUTAGE, note: `${SECRET}-запис` }), phone.change()]
  await phone.exchange(changes)
  cursor = phone.cursor()
  const body = { role: 'field', name: `${SECRET}-запрошення` }
  const made = await postJson(server.app, '/api/invites', { body, token: lead.token })
  const invite = v.parse(v.object({ id: v.string() }), await made.json())
  ids = [
    ...changes.map(({ record }) => record),
    ...changes.map(({ id }) => id),
    ...[lead, phone].flatMap(({ device, person }) => [device, person]),
    invite.id,
    'a'.repeat(64),
  ]
  // Moments of contact are written together, whosever they are: before, so that nothing is left to write.
  await lead.get('/api/devices')
  before = await readOther()
})
afterAll(() => server.remove())

/** Everything that belongs to the other municipality, as text. */
async function readOther(): Promise<string> {
  const tables = [
    'people',
    'devices',
    'replicas',
    'invites',
    'changes',
    'records',
    'writers',
    'points',
    'tokens',
    'subscriptions',
  ]
  const { id } = server.other
  const texts = [
    JSON.stringify(
      (await sql`select * from municipalities where id = ${id}`.execute(server.db)).rows,
    ),
  ]
  for (const table of tables) {
    const { rows } =
      await sql`select * from ${sql.table(table)} where municipality = ${id}`.execute(server.db)
    texts.push(...rows.map((row) => JSON.stringify(row)).sort())
  }
  return texts.join('\n')
}

async function expectApart(answer: Response): Promise<void> {
  expect(await answer.text()).not.toContain(SECRET)
  expect(answer.status).toBeLessThan(500)
  expect(await readOther()).toBe(before)
}

const withId = apiRoutes().filter(({ path }) => path.includes(':'))
const routes = withId.map(({ method, path }) => `${method} ${path}`)

describe.each(routes)('%s', (route) => {
  test('knows nothing by the id of another municipality', async () => {
    const [method = '', path = ''] = route.split(' ')
    for (const id of ids) {
      const answer = await intruder.get(path.replace(/:\w+/, id), method)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      await expectApart(answer)
    }
  })
})

describe('whatever is asked from one municipality', () => {
  const anyId = fc.nat().map((n) => ids[n % ids.length] ?? '')
  const anySet = fc.record({
    note: fc.constantFrom('x', ''),
    facility: anyId,
    removed: fc.boolean(),
  })
  const push = fc.record({
    record: anyId,
    set: anySet,
    kind: fc.constantFrom('outage', 'need', 'person'),
  })
  const ask = fc.oneof(
    fc.record({ tag: fc.constant('read'), path: fc.constantFrom('devices', 'people', 'invites') }),
    fc.record({
      tag: fc.constant('push'),
      changes: fc.array(push, { maxLength: 4 }),
      own: fc.boolean(),
    }),
    fc.record({ tag: fc.constant('invite'), person: anyId }),
  )

  test('nothing of the other is told or changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 6 }), async (asks) => {
        for (const one of asks) await expectApart(await send(one))
      }),
      { numRuns: 25, seed: 11 },
    )
  })

  type Ask = typeof ask extends fc.Arbitrary<infer T> ? T : never

  async function send(one: Ask): Promise<Response> {
    if ('path' in one) return intruder.get(`/api/${one.path}`)
    if ('person' in one) {
      const body = { role: 'coordinator', person: one.person }
      return postJson(server.app, '/api/invites', { body, token: intruder.token })
    }
    const changes = one.changes.map((change) => ({ id: intruder.nextStamp(), ...change }))
    const from = one.own ? null : cursor
    return intruder.request({ protocol: 1, now: server.clock.now, cursor: from, changes })
  }
})
