import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import * as v from 'valibot'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import * as wire from '../../src/domain/replica/wire.ts'
import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import { postJson, readProblem, startTestServer, type TestServer } from './support/test-server.ts'

const HTML = { accept: 'text/html,*/*' }

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

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
    const taken = apiRoutes()
      .filter((route) => route.path === path)
      .map(({ method }) => method)
    for (const method of ['OPTIONS', 'PUT', 'PATCH'].filter(
      (name) => !taken.some((own) => own === name),
    )) {
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
    await sql`alter table municipalities rename to gone`.execute(server.db)
    const ill = await server.app.request('/api/health')
    expect([ill.status, await ill.json()]).toMatchObject([503, { status: 'unavailable' }])
    await sql`alter table gone rename to municipalities`.execute(server.db)
  })

  test('answers 503 with a time to come back while the database cannot be written', async () => {
    const phone = await server.phone()
    await server.store.setReadOnly(true)
    const answer = await phone.request({
      protocol: 1,
      now: 1,
      cursor: null,
      changes: [phone.change()],
    })
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(await readProblem(answer)).toBe('503 unavailable')
    await server.store.setReadOnly(false)
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
    await server.store.setReadOnly(true)
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
    await server.store.setReadOnly(false)
  })
})
