import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const COORDINATORS = [
  'POST /api/invites',
  'GET /api/invites',
  'DELETE /api/invites/:id',
  'GET /api/devices',
  'DELETE /api/devices/:id',
  'POST /api/partner-links',
  'GET /api/partner-links',
  'DELETE /api/partner-links/:id',
]
const OPEN = ['POST /api/enrol', 'GET /api/health', 'GET /api/openapi.json', 'OPTIONS /api/files/']
/** Phones have no business there: their tokens are nobody's. */
const READERS = ['GET /api/records']
const guarded = apiRoutes()
  .map(({ method, path }) => `${method} ${path}`)
  // What a partner's link opens and what not: partner-access.test.ts.
  .filter((route) => !OPEN.includes(route) && route.includes(' /api/'))

const ask = (route: string, token: string | undefined) => {
  const [method = '', path = ''] = route.split(' ')
  return server.app.request(path.replace(':id', '000000000000'), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  })
}

describe.each(guarded)('%s', (route) => {
  test('is refused without a token, and with one that nobody has', async () => {
    expect(await readProblem(await ask(route, undefined))).toBe('401 unknown_device')
    expect(await readProblem(await ask(route, 'x'.repeat(43)))).toBe('401 unknown_device')
    expect(await readProblem(await ask(route, 'two words'))).toBe('401 unknown_device')
  })

  test('is refused to a revoked phone from its next request on', async () => {
    const [phone, coordinator] = [
      await server.phone('coordinator'),
      await server.phone('coordinator'),
    ]
    expect((await coordinator.get(`/api/devices/${phone.device}`, 'DELETE')).status).toBe(204)
    expect(await readProblem(await ask(route, phone.token))).toBe(
      READERS.includes(route) ? '401 unknown_device' : '403 revoked',
    )
  })
})

describe.each(COORDINATORS)('%s', (route) => {
  test.each(['field', 'viewer'] as const)('is refused to a %s', async (role) => {
    const { token } = await server.phone(role)
    expect(await readProblem(await ask(route, token))).toBe('403 forbidden')
  })
})
