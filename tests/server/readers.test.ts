import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { keepPublic } from '../../server/readers/public-fields.ts'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { RecordPage } from '../../server/routes/shapes.ts'
import { addToken, listTokens, revokeToken } from '../../server/store/tokens.ts'
import { renewEpoch } from '../../server/store/site.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import { FIELD_TABLES, KINDS } from '../../src/domain/records/record.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'
import { OUTAGE } from './support/test-phone.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const ask = (path: string, token: string, method = 'GET') =>
  server.app.request(path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  })

async function makeToken({ isWhole = false, days = 30, at = server.municipality } = {}) {
  const terms = { municipality: at.id, name: 'GIS', isWhole, days }
  return addToken(server.db, terms, server.clock.now)
}

async function read(token: string, query = '') {
  const answer = await ask(`/api/records${query}`, token)
  if (answer.status !== 200) throw new Error(await readProblem(answer))
  return v.parse(RecordPage, await answer.json())
}

/** Everything, page after page. */
async function readAll(token: string, limit: number) {
  const records: RecordPage['records'] = []
  let page = await read(token, `?limit=${limit}`)
  for (; page.more; page = await read(token, `?limit=${limit}&cursor=${page.cursor}`))
    records.push(...page.records)
  return { records: [...records, ...page.records], cursor: page.cursor }
}

describe('a system of the city', () => {
  test('reads all records page after page, and then only what changed', async () => {
    const phone = await server.phone()
    const oldest = phone.change()
    const changes = [oldest, ...Array.from({ length: 6 }, () => phone.change())]
    await phone.sync(changes)
    const { token } = await makeToken()
    const { records, cursor } = await readAll(token, 2)
    const seen = records.filter(({ kind }) => kind === 'outage').map(({ id }) => id)
    expect(seen.toSorted()).toEqual(changes.map(({ record }) => record).toSorted())
    expect(records[0]?.changedAt).toBe(server.clock.now)
    await phone.sync([phone.change({ endedAt: server.clock.now }, { record: oldest.record })])
    const news = await read(token, `?cursor=${cursor}`)
    expect(news.records.map(({ id }) => id)).toEqual([oldest.record])
    expect(news.records[0]?.fields).toMatchObject({ service: 'electricity' })
  })

  test('is told to begin anew when the server came back from a backup', async () => {
    const phone = await server.phone()
    await phone.sync([phone.change()])
    const { token } = await makeToken()
    const { cursor } = await readAll(token, 500)
    await renewEpoch(server.db)
    const page = await read(token, `?cursor=${cursor}`)
    expect([page.reset, page.more, page.records]).toEqual([true, true, []])
    expect((await read(token, `?cursor=${page.cursor}`)).records).toHaveLength(1)
  })

  test('reads no contact, name, address, point, text or photo, unless its token says so', async () => {
    const phone = await server.phone('field', { name: 'Канарка-Особа' })
    const place = OUTAGE['place'] ?? null
    await phone.sync([
      phone.change(
        {
          status: 'submitted',
          urgency: 'urgent',
          place,
          note: 'Канарка-нотатка',
          address: 'Канарка-адреса',
          'contact/name': 'Канарка-контакт',
          'contact/phone': '+380000000000',
          'location/lat': 50.4501,
          'location/lon': 30.5234,
          'lines/a1/item': 'other',
          'lines/a1/name': 'Канарка-річ',
          'lines/a1/quantity': 2,
          'lines/a1/unit': 'piece',
          [`photos/${'a'.repeat(64)}`]: true,
          'later/unknown': 'Канарка-майбутнє',
        },
        { kind: 'need' },
      ),
    ])
    const plain = await read((await makeToken()).token)
    expect(plain.records).toHaveLength(1)
    expect(plain.records[0]?.fields).toEqual({
      status: 'submitted',
      urgency: 'urgent',
      place,
      'lines/a1/item': 'other',
      'lines/a1/quantity': 2,
      'lines/a1/unit': 'piece',
    })
    const whole = JSON.stringify(await read((await makeToken({ isWhole: true })).token))
    for (const word of ['нотатка', 'контакт', 'адреса', 'Особа', 'майбутнє'])
      expect(whole).toContain(`Канарка-${word}`)
  })

  test('may read two addresses, and every other one knows no such device', async () => {
    const { token } = await makeToken({ isWhole: true })
    const phone = await server.phone('coordinator')
    const { record } = phone.change()
    const own = ['GET /api/records', 'GET /api/events']
    const open = ['/api/health', '/api/openapi.json']
    for (const { method, path } of apiRoutes()) {
      if (open.includes(path) || method === 'OPTIONS' || path === '/api/enrol') continue
      // Behind a partner's link no token is asked for.
      if (!path.startsWith('/api/')) continue
      const answer = await ask(path.replace(':id', record), token, method)
      if (own.includes(`${method} ${path}`)) {
        expect(answer.status).toBe(200)
        await answer.body?.cancel()
      } else {
        expect(await readProblem(answer)).toBe('401 unknown_device')
      }
    }
    expect((await ask('/api/records', token, 'POST')).status).toBe(405)
  })

  test('of one municipality reads nothing of another', async () => {
    const there = await server.phone('field', { in: server.other })
    await there.sync([there.change()])
    const here = await makeToken()
    expect((await readAll(here.token, 500)).records).toEqual([])
    const theirs = await makeToken({ at: server.other })
    const { cursor } = await readAll(theirs.token, 500)
    expect((await read(here.token, `?cursor=${cursor}`)).records).toEqual([])
    const { id: token } = theirs
    const of = { municipality: server.municipality.id, token }
    expect(await revokeToken(server.db, of, server.clock.now)).toBe(false)
    expect((await readAll(theirs.token, 500)).records).toHaveLength(1)
  })

  test('is refused when its token was taken back, or ran out', async () => {
    const [first, second] = [await makeToken(), await makeToken({ days: 1 })]
    const { id: municipality } = server.municipality
    await revokeToken(server.db, { municipality, token: first.id }, server.clock.now)
    await expect(read(first.token)).rejects.toThrow('403 revoked')
    expect((await ask('/api/events', first.token)).status).toBe(403)
    expect((await read(second.token)).records).toEqual([])
    server.clock.now += DAY_MS
    await expect(read(second.token)).rejects.toThrow('403 revoked')
    await expect(read(`promin_${'x'.repeat(43)}`)).rejects.toThrow('401 unknown_device')
    await expect(read((await server.phone('coordinator')).token)).rejects.toThrow('401')
  })

  test('is not kept in clear, and the list says when it was last used', async () => {
    const { token, id } = await makeToken()
    expect(await server.store.readAll()).not.toContain(token.slice('promin_'.length))
    const list = () => listTokens(server.db, server.municipality.id)
    expect(await list()).toMatchObject([{ id, name: 'GIS', lastUsedAt: null }])
    server.clock.now += MINUTE_MS
    await read(token)
    expect(await list()).toMatchObject([{ id, lastUsedAt: server.clock.now, revokedAt: null }])
    expect(server.logged()).not.toContain(token)
  })

  test('that asks too often waits', async () => {
    const { token } = await makeToken()
    for (let n = 0; n < LIMITS.page.size; n++) await read(token)
    const answer = await ask('/api/records', token)
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(await readProblem(answer)).toBe('429 too_many_requests')
  })

  test.each(['limit=0', 'limit=1001', 'limit=x', `cursor=${'x'.repeat(201)}`])(
    'that asks for %s is told so',
    async (query) => {
      const { token } = await makeToken()
      await expect(read(token, `?${query}`)).rejects.toThrow('400 malformed')
    },
  )
})

describe('what is told of a record by default', () => {
  /** Looked through by a person; whoever adds a field decides here what it is. */
  const TOLD_TEXTS = [
    'aid distributions/*/line',
    'aid lines/*/forLine',
    'aid writeoffs/*/line',
    'assessment for',
    'assessment number',
    'donor name/en',
    'donor name/uk',
  ]

  test('are codes, numbers, times and the names of who gives', () => {
    const told = KINDS.flatMap((kind) =>
      Object.entries(FIELD_TABLES[kind])
        .filter(([, schema]) => v.is(schema, 'Олена, вул. Садова 5'))
        .map(([path]) => path)
        .filter(
          (path) =>
            keepPublic(kind, { [path.replaceAll('*', 'x1')]: 'x' })?.[path.replaceAll('*', 'x1')],
        )
        .map((path) => `${kind} ${path}`),
    )
    const specifications = ['aid lines/*/spec/*', 'need lines/*/spec/*']
    expect(told.toSorted()).toEqual([...TOLD_TEXTS, ...specifications].toSorted())
  })

  test('is never more than the record holds, and nothing under a path that is not known', () => {
    const path = fc.stringMatching(/^[a-z]{1,9}(\/[a-z0-9]{1,6}){0,3}$/)
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.dictionary(path, fc.string()), (kind, fields) => {
        const known = Object.keys(FIELD_TABLES[kind]).map((pattern) => pattern.split('/')[0])
        for (const told of Object.keys(keepPublic(kind, fields) ?? {})) {
          expect(known).toContain(told.split('/')[0])
          expect(Object.hasOwn(fields, told)).toBe(true)
        }
      }),
      { seed: 3 },
    )
    expect(keepPublic('person', { name: 'Олена' })).toBeUndefined()
  })
})
