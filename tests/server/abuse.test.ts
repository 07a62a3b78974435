import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { NOW, startTestServer, type TestServer } from './support/test-server.ts'

// Whatever a stranger, a broken client or an enrolled phone gone mad sends to whichever address: it is
// refused in words or taken, but the server never stumbles.

let server: TestServer
let tokens: readonly string[]
beforeAll(async () => {
  const limits = Object.fromEntries(
    Object.keys(LIMITS).map((name) => [name, { size: 1e9, perMs: 1 }]),
  )
  server = await startTestServer({ limits })
  const phones = await Promise.all(
    (['field', 'coordinator', 'viewer'] as const).map((role) => server.phone(role)),
  )
  tokens = [...phones.map(({ token }) => token), 'nobody', '']
})
afterAll(() => server.remove())

/** A stream of events does not end by itself. */
const PATHS = [...new Set(apiRoutes().map(({ path }) => path))].filter(
  (path) => !path.includes('events'),
)
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Names that the server knows, so that a body gets past its first door. */
const KEYS = [
  'protocol',
  'now',
  'cursor',
  'changes',
  'limit',
  'batch',
  'invite',
  'device',
  'name',
].concat([
  'role',
  'areas',
  'person',
  'id',
  'kind',
  'record',
  'set',
  '__proto__',
  'constructor',
  'hours',
])
const leaf = fc.oneof(
  fc.constantFrom(1, 0, -1, NOW, 1e308, null, true, '', 'need', 'field', '\u0000', '🕯', '../..'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
)
const { body: json } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('body'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('body'), { maxKeys: 8 }),
  ),
}))
const bodies = fc.oneof(
  json.map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  json.map((value) =>
    gzipSync(JSON.stringify({ protocol: 1, now: NOW, cursor: null, changes: [value] })),
  ),
  fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  fc.nat(5000).map((depth) => Buffer.from('['.repeat(depth) + '{"a":'.repeat(depth))),
)
const headers = fc.dictionary(
  fc
    .constantFrom('content-type', 'content-encoding', 'upload-length', 'upload-offset', 'range')
    .chain((name) => fc.constant(name)),
  fc.constantFrom(
    'application/json',
    'gzip',
    'br',
    '0',
    '-1',
    '1e9',
    '9'.repeat(30),
    'bytes=5-1',
    ', ,',
    'text/html',
  ),
  { maxKeys: 4 },
)
const requests = fc.record({
  path: fc.constantFrom(...PATHS),
  id: fc.oneof(fc.webSegment(), fc.constantFrom('%00', '..%2f..', 'a'.repeat(3000), '%ff', '0')),
  query: fc.oneof(
    fc.constant(''),
    fc.webQueryParameters().map((text) => `?${text}`),
  ),
  method: fc.constantFrom(...METHODS),
  who: fc.nat(4),
  headers,
  body: bodies,
})

describe('a server that is sent anything whatever', () => {
  test('answers each request in words, and never stumbles', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ path, id, query, method, who, ...sent }) => {
        const url = new URL(path.replaceAll(/:[a-z0-9]+/gi, () => id) + query, 'http://localhost')
        const answer = await server.app.request(url.href, {
          method,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${tokens[who] ?? ''}`,
            ...sent.headers,
          },
          body: ['GET', 'HEAD'].includes(method) ? null : new Uint8Array(sent.body),
        })
        await answer.arrayBuffer()
        expect(`${method} ${path} ${answer.status}`).not.toMatch(/ 5\d\d$/)
      }),
      { numRuns: 1500, seed: 20_261_126 },
    )
    expect(server.logged()).not.toContain('"event":"bug"')
  })
})
