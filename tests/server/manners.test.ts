import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import * as example from '../../server/openapi/examples.ts'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { InviteList, PersonList } from '../../server/routes/shapes.ts'
import { loadStaticFiles } from '../../server/static-files.ts'
import * as wire from '../../src/domain/replica/wire.ts'
import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import { postJson, readProblem, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promin-app-'))
  mkdirSync(join(folder, 'app', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'таємниця')
  for (const [name, text] of Object.entries(APP)) writeFileSync(join(folder, 'app', name), text)
  writeFileSync(join(folder, 'app', 'assets', 'main-Ab12Cd34.js.gz'), gzipSync('app'))
  server = await startTestServer({ files: loadStaticFiles(join(folder, 'app')) })
})
afterEach(async () => {
  await server.remove()
  rmSync(folder, { recursive: true })
})

const APP = {
  'index.html': '<!doctype html><title>Промінь</title>',
  'sw.js': 'worker',
  'uk.webmanifest': '{}',
  'assets/main-Ab12Cd34.js': 'app',
} as const
const HTML = { accept: 'text/html,*/*' }

describe('the app', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/uk.webmanifest', 'application/manifest+json', 'no-cache'],
    [
      '/assets/main-Ab12Cd34.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
  ])('%s is of its type and kept as long as it may be', async (path, type, cache) => {
    const { status, headers } = await server.app.request(path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      type,
      cache,
    ])
  })

  test('is sent as its compressed twin where there is one', async () => {
    const headers = { 'accept-encoding': 'br;q=0, gzip' }
    const answer = await server.app.request('/assets/main-Ab12Cd34.js', { headers })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('app')
    const plain = await server.app.request('/assets/main-Ab12Cd34.js')
    expect(await plain.text()).toBe('app')
  })

  test('is not sent again to who has it', async () => {
    const etag = (await server.app.request('/')).headers.get('etag') ?? ''
    const again = await server.app.request('/', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test("a page's address gives the shell; a missing file is 404", async () => {
    expect(await (await server.app.request('/needs', { headers: HTML })).text()).toContain(
      'Промінь',
    )
    expect(await readProblem(await server.app.request('/old-1234abcd.js', { headers: HTML }))).toBe(
      '404 not_found',
    )
    expect(await readProblem(await server.app.request('/needs'))).toBe('404 not_found')
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
  ])('no path leads out of its folder: %s', async (path) => {
    const answer = await server.app.request(`http://localhost${path}`)
    expect([answer.status, (await answer.text()).includes('таємниця')]).toEqual([404, false])
  })

  test('allows only what it needs', async () => {
    const { headers } = await server.app.request('/')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toMatch(
      /^camera=\(self\), geolocation=\(self\), .*microphone=\(\)/,
    )
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('asks for https for two years where its public address has it', async () => {
    const secure = await startTestServer({ publicUrl: 'https://promin.example.org' })
    const { headers } = await secure.app.request('/api/health')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
    await secure.remove()
  })
})

describe('the API', () => {
  test.each(['/api', '/api/', '/api/nothing', '/api/sync/more', '/api/devices/x/y'])(
    '%s is a 404 problem, never a page',
    async (path) => {
      expect(await readProblem(await server.app.request(path, { headers: HTML }))).toBe(
        '404 not_found',
      )
    },
  )

  test.each(apiRoutes().map(({ path }) => path))('%s refuses other methods', async (path) => {
    for (const method of ['OPTIONS', 'PUT', 'PATCH']) {
      const answer = await server.app.request(path.replace(':id', 'x'), { method })
      expect(answer.headers.get('allow')).toMatch(/GET|POST|DELETE/)
      expect(await readProblem(answer)).toBe('405 method_not_allowed')
    }
  })

  test('is never stored, and may load nothing, also where it refuses', async () => {
    for (const path of ['/api/health', '/api/devices', '/api/nothing']) {
      const { headers } = await server.app.request(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('says that it is well, and 503 when the database does not answer', async () => {
    const well = await server.app.request('/api/health')
    expect(v.parse(wire.HealthReport, await well.json()).status).toBe('ok')
    server.sqlite.exec('alter table municipalities rename to gone')
    const ill = await server.app.request('/api/health')
    expect([ill.status, await ill.json()]).toMatchObject([503, { status: 'unavailable' }])
    server.sqlite.exec('alter table gone rename to municipalities')
  })

  test('answers 503 with a time to come back while the database cannot be written', async () => {
    const phone = await server.phone()
    server.sqlite.pragma('query_only = on')
    const answer = await phone.request({
      protocol: 1,
      now: 1,
      cursor: null,
      changes: [phone.change()],
    })
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(await readProblem(answer)).toBe('503 unavailable')
    server.sqlite.pragma('query_only = off')
    expect((await phone.sync([phone.change()])).rejected).toEqual([])
  })

  test('tells listeners that there is news', async () => {
    const [listener, writer] = [await server.phone('coordinator'), await server.phone()]
    const answer = await listener.get('/api/events')
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(': here\n\n')
    await writer.sync([writer.change()])
    expect((await reader?.read())?.value).toBe('event: changed\ndata: {}\n\n')
    await reader?.cancel()
  })
})

describe('limits', () => {
  test('a phone that pushes too often waits, and loses nothing', async () => {
    const phone = await server.phone()
    for (let n = 0; n < 60; n++) await phone.sync([phone.change()])
    const late = { protocol: 1, now: 1, cursor: null, changes: [phone.change()] }
    const answer = await phone.request(late)
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(await readProblem(answer)).toBe('429 too_many_requests')
    server.clock.now += 1000
    expect((await phone.request(late)).status).toBe(200)
  })

  test('guesses at invites are counted, enrolments are not', async () => {
    const enrol = (invite: string) =>
      postJson(server.app, '/api/enrol', { body: { invite, device: { name: 'x' } } })
    for (let n = 0; n < 20; n++) expect((await enrol(await server.inviteCode())).status).toBe(200)
    for (let n = 0; n < 10; n++) expect((await enrol(`guess-${n}`)).status).toBe(404)
    const answer = await enrol('guess')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60)
    expect(await readProblem(answer)).toBe('429 too_many_requests')
    server.clock.now += 6 * MINUTE_MS
    expect((await enrol(await server.inviteCode())).status).toBe(200)
  })

  test('a new phone takes page after page without waiting', async () => {
    const [writer, reader] = [await server.phone(), await server.phone()]
    await writer.sync(Array.from({ length: 200 }, () => writer.change()))
    let cursor: string | null = null
    for (let more = true; more;) {
      const page = await reader.sync([], { cursor, limit: 4 })
      cursor = page.cursor
      more = page.more
    }
    expect(cursor).not.toBeNull()
  })
})

describe('logs', () => {
  test('hold no token, no invite, no name and no text of a record', async () => {
    const code = await server.inviteCode('field', { name: 'Канарка-Ім’я' })
    const enrolled = await postJson(server.app, '/api/enrol', {
      body: { invite: code, device: { name: 'Канарка-Телефон' } },
    })
    const { token } = v.parse(wire.EnrolResponse, await enrolled.json())
    const phone = await server.phone()
    const set = { note: 'Канарка-Текст', startedAt: 'Канарка-Невірне' }
    await phone.sync([phone.change({ note: 'Канарка-Текст' }), phone.change(set)])
    await server.app.request('/api/sync', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"Канарка-Зламане',
    })
    await server.app.request('/api/records/Канарка-Шлях/history', {
      headers: { authorization: `Bearer ${token}` },
    })
    await server.app.request('/api/Канарка-Адреса')
    server.sqlite.pragma('query_only = on')
    await phone.request({
      protocol: 1,
      now: 1,
      cursor: null,
      changes: [phone.change({ note: 'Канарка-Збій' })],
    })
    const logged = server.logged()
    expect(logged).toContain('changes_rejected')
    expect(logged).toContain('store_trouble')
    for (const canary of ['Канарка', encodeURIComponent('Канарка'), code, token, phone.token])
      expect(logged.includes(canary) ? canary : '').toBe('')
    server.sqlite.pragma('query_only = off')
  })
})

describe('the OpenAPI document', () => {
  const Document = v.object({
    openapi: v.string(),
    paths: v.record(
      v.string(),
      v.record(v.string(), v.looseObject({ responses: v.record(v.string(), v.unknown()) })),
    ),
    components: v.object({ schemas: v.record(v.string(), v.unknown()) }),
  })

  test('describes every route, and no other', async () => {
    const answer = await server.app.request('/api/openapi.json')
    const document = v.parse(Document, await answer.json())
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = apiRoutes().map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(served.toSorted())
  })

  test('refers only to schemas that it holds, and leaves no field without a shape', async () => {
    const text = await (await server.app.request('/api/openapi.json')).text()
    const { components } = v.parse(Document, JSON.parse(text))
    const wanted = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
    expect(wanted.filter((name) => name === undefined || !(name in components.schemas))).toEqual([])
    expect(JSON.stringify(components.schemas['EnrolResponse'])).toContain('^[0-9a-z]{12}$')
    expect(JSON.stringify(components.schemas['SyncRequest'])).toContain(
      '#/components/schemas/Change',
    )
  })

  test.each([
    ['SyncRequest', wire.SyncRequest, example.SYNC_REQUEST],
    ['SyncResponse', wire.SyncResponse, example.SYNC_RESPONSE],
    ['EnrolRequest', wire.EnrolRequest, example.ENROL_REQUEST],
    ['EnrolResponse', wire.EnrolResponse, example.ENROL_RESPONSE],
    ['InviteRequest', wire.InviteRequest, example.INVITE_REQUEST],
    ['InviteResponse', wire.InviteResponse, example.INVITE_RESPONSE],
    ['InviteList', InviteList, example.INVITE_LIST],
    ['DeviceList', wire.DeviceList, example.DEVICE_LIST],
    ['PersonList', PersonList, example.PERSON_LIST],
    ['RecordHistory', wire.RecordHistory, example.RECORD_HISTORY],
    ['HealthReport', wire.HealthReport, example.HEALTH_REPORT],
  ])('the example of %s is one', (_name, schema, value) => {
    expect(v.safeParse(schema, value).issues).toBeUndefined()
  })
})
