import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { addToken } from '../../server/store/tokens.ts'
import { SECOND_MS } from '../../src/domain/base/moment.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'

/** Two requests, and another one each ten seconds, at every address. */
const few = { size: 2, perMs: 1 / (10 * SECOND_MS) }
const limits = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, few]))

let server: TestServer
let phone: TestPhone
beforeEach(async () => {
  server = await startTestServer({ limits })
  phone = await server.phone('coordinator')
})
afterEach(() => server.remove())

/** What asks nothing of the database that a stranger could make it do again and again. */
const FREE = ['OPTIONS /api/files/', 'GET /api/health', 'GET /api/openapi.json']
const limited = apiRoutes()
  .map(({ method, path }) => `${method} ${path}`)
  .filter((route) => !FREE.includes(route))

async function ask(route: string, token: string): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const body = method === 'POST' ? JSON.stringify(bodyFor(path)) : undefined
  return server.app.request(path.replace(':id', '000000000000'), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type':
        path === '/api/files/:id' ? 'application/offset+octet-stream' : 'application/json',
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
    },
    ...(body === undefined ? {} : { body }),
  })
}

function bodyFor(path: string): unknown {
  if (path === '/api/sync') return { protocol: 1, now: 1, cursor: null, changes: [] }
  if (path === '/api/enrol') return { invite: 'guess', device: { name: 'x' } }
  return path === '/api/invites' ? { role: 'field' } : {}
}

describe.each(limited)('%s', (route) => {
  test('says when to come back to who asks too often, and then answers again', async () => {
    const token = route === 'GET /api/records' ? await makeReaderToken() : phone.token
    for (let n = 0; n < few.size; n++) {
      const answer = await ask(route, token)
      expect(answer.status).not.toBe(429)
      await answer.body?.cancel()
    }
    const refused = await ask(route, token)
    const after = Number(refused.headers.get('retry-after'))
    // A partner city reads a page.
    if (isPartners(route)) expect(refused.status).toBe(429)
    else expect(await readProblem(refused)).toBe('429 too_many_requests')
    expect(after).toBe(10)
    server.clock.now += after * SECOND_MS
    const answer = await ask(route, token)
    expect(answer.status).not.toBe(429)
    await answer.body?.cancel()
  })

  test('counts each phone for itself', async () => {
    if (route === 'POST /api/enrol' || isPartners(route)) return expectByAddress(route)
    const other =
      route === 'GET /api/records'
        ? [await makeReaderToken(), await makeReaderToken()]
        : [phone.token, (await server.phone('coordinator')).token]
    for (let n = 0; n <= few.size; n++) await (await ask(route, other[0] ?? '')).body?.cancel()
    const answer = await ask(route, other[1] ?? '')
    expect(answer.status).not.toBe(429)
    await answer.body?.cancel()
  })
})

const isPartners = (route: string) => !route.includes(' /api/')

/** Who guesses invites or links has no token; all come from one address here. */
async function expectByAddress(route: string): Promise<void> {
  for (let n = 0; n <= few.size; n++) await (await ask(route, '')).body?.cancel()
  expect((await ask(route, 'another')).status).toBe(429)
}

async function makeReaderToken(): Promise<string> {
  const terms = { municipality: server.municipality.id, name: 'x', isWhole: false, days: 1 }
  return (await addToken(server.db, terms, server.clock.now)).token
}

test('changes of a day are counted, and a push that is too much of them leaves them all', async () => {
  const changes = Array.from({ length: 3 }, () => phone.change(OUTAGE))
  const body = { protocol: 1, now: server.clock.now, cursor: null, changes }
  const refused = await phone.request(body)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(await readProblem(refused)).toBe('429 too_many_requests')
  expect((await phone.sync(changes.slice(0, 2))).rejected).toEqual([])
})
