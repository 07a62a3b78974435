import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { PersonList, InviteList } from '../../server/routes/shapes.ts'
import { DeviceList, InviteResponse, RecordHistory } from '../../src/domain/replica/wire.ts'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import {
  DESNIANSKYI,
  NOW,
  PODILSKYI,
  postJson,
  readProblem,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'

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
]
const OPEN = ['POST /api/enrol', 'GET /api/health', 'GET /api/openapi.json']
const guarded = apiRoutes()
  .map(({ method, path }) => `${method} ${path}`)
  .filter((route) => !OPEN.includes(route))

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
    expect(await readProblem(await ask(route, phone.token))).toBe('403 revoked')
  })
})

describe.each(COORDINATORS)('%s', (route) => {
  test.each(['field', 'viewer'] as const)('is refused to a %s', async (role) => {
    const { token } = await server.phone(role)
    expect(await readProblem(await ask(route, token))).toBe('403 forbidden')
  })
})

describe('roles of changes', () => {
  const need = { status: 'submitted', urgency: 'urgent', place: DESNIANSKYI }
  const push = async (
    phone: TestPhone,
    set: Record<string, string | number>,
    kind: 'need' | 'assessment' = 'need',
  ) =>
    (await phone.sync([phone.change(set, { kind })])).rejected.map(
      ({ code, path }) => `${code} ${path}`,
    )

  test('a viewer writes nothing', async () => {
    expect(await push(await server.phone('viewer'), need)).toEqual(['not_allowed kind'])
  })

  test('a field worker records, and decides nothing', async () => {
    const phone = await server.phone('field')
    expect(await push(phone, need)).toEqual([])
    for (const status of ['verified', 'requested', 'declined'])
      expect(await push(phone, { ...need, status })).toEqual(['not_allowed status'])
    for (const status of ['withdrawn', 'closed'])
      expect(await push(phone, { ...need, status })).toEqual([])
    expect(await push(phone, { ...need, 'decision/reason': 'ні' })).toEqual([
      'not_allowed decision/reason',
    ])
    expect(await push(phone, { title: 'x' }, 'assessment')).toEqual(['not_allowed kind'])
  })

  test('a coordinator does both', async () => {
    const phone = await server.phone('coordinator')
    expect(await push(phone, { ...need, status: 'verified', verifiedAt: NOW })).toEqual([])
    expect(await push(phone, { title: 'x' }, 'assessment')).toEqual([])
  })

  test('what was accepted from a coordinator is accepted again after the role changed', async () => {
    const phone = await server.phone('coordinator')
    const change = phone.change({ ...need, status: 'verified' }, { kind: 'need' })
    await phone.sync([change])
    server.sqlite.prepare("update devices set role = 'viewer' where id = ?").run(phone.device)
    expect((await phone.sync([change])).rejected).toEqual([])
  })
})

describe('replicas', () => {
  test("another's replica is not to be written under", async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    await anna.sync([anna.change()])
    const { rejected } = await bohdan.sync([anna.change(), bohdan.change()])
    expect(rejected).toMatchObject([{ code: 'not_allowed', path: 'id' }])
  })

  test("the server's own replica is nobody's", async () => {
    const phone = await server.phone()
    const row = server.sqlite.prepare('select replica from sites').get()
    const { replica } = v.parse(v.object({ replica: v.string() }), row)
    const change = phone.change(OUTAGE, { skewMs: 1000 })
    const { rejected } = await phone.sync([{ ...change, id: change.id.slice(0, 18) + replica }])
    expect(rejected).toMatchObject([{ code: 'not_allowed', path: 'id' }])
  })

  test('a phone that was revoked and enrolled again sends what it still had', async () => {
    const [before, after, coordinator] = [
      await server.phone(),
      await server.phone(),
      await server.phone('coordinator'),
    ]
    await before.sync([before.change()])
    const unsent = before.change()
    await coordinator.get(`/api/devices/${before.device}`, 'DELETE')
    expect((await after.sync([unsent])).rejected).toEqual([])
  })

  test('phones know offline who wrote under which replica', async () => {
    const [anna, bohdan] = [await server.phone('field', { name: 'Анна' }), await server.phone()]
    await anna.sync([anna.change()])
    const { records } = await bohdan.exchange()
    expect(records.find(({ id }) => id === anna.person)?.fields).toEqual({
      name: 'Анна',
      role: 'field',
      [`replicas/${anna.replica}`]: true,
    })
  })
})

describe('another municipality', () => {
  test('sees nothing, and writes beside what has the same id', async () => {
    const [here, there] = [
      await server.phone(),
      await server.phone('coordinator', { in: server.other }),
    ]
    const made = here.change()
    await here.sync([made])
    expect((await there.exchange()).records.map(({ id }) => id)).toEqual([there.person])
    expect(await readProblem(await there.get(`/api/records/${made.record}/history`))).toBe(
      '404 not_found',
    )
    const forged = { ...there.change({ note: 'чуже' }, { record: made.record }) }
    expect((await there.sync([made, forged])).rejected).toEqual([])
    expect((await here.sync()).records.find(({ id }) => id === made.record)?.fields).toEqual(OUTAGE)
  })

  test('can neither list nor revoke devices, nor withdraw invites, nor invite for people', async () => {
    const here = await server.phone('coordinator')
    const there = await server.phone('coordinator', { in: server.other })
    const list = v.parse(DeviceList, await (await there.get('/api/devices')).json())
    expect(list.devices.map(({ id }) => id)).toEqual([there.device])
    expect(await readProblem(await there.get(`/api/devices/${here.device}`, 'DELETE'))).toBe(
      '404 not_found',
    )
    const made = await postJson(server.app, '/api/invites', {
      body: { role: 'field' },
      token: here.token,
    })
    const { id } = v.parse(v.object({ id: v.string() }), await made.json())
    expect(await readProblem(await there.get(`/api/invites/${id}`, 'DELETE'))).toBe('404 not_found')
    const body = { role: 'field', person: here.person }
    expect(
      await readProblem(await postJson(server.app, '/api/invites', { body, token: there.token })),
    ).toBe('404 not_found')
    const people = v.parse(PersonList, await (await there.get('/api/people')).json())
    expect(people.people.map((person) => person.id)).toEqual([there.person])
  })
})

describe('invites and enrolment', () => {
  const enrol = (invite: string) =>
    postJson(server.app, '/api/enrol', { body: { invite, device: { name: 'Pixel' } } })

  test('an invite works once, also of ten at once', async () => {
    const code = await server.inviteCode()
    const answers = await Promise.all(Array.from({ length: 10 }, () => enrol(code)))
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 410)])
    expect(await readProblem(await enrol(code))).toBe('410 invite_used')
  })

  test('one that has expired, and one that never was', async () => {
    const code = await server.inviteCode()
    server.clock.now += 48 * HOUR_MS
    expect(await readProblem(await enrol(code))).toBe('410 invite_expired')
    expect(await readProblem(await enrol('x'.repeat(32)))).toBe('404 invite_unknown')
  })

  test('a coordinator makes, lists and withdraws one; its code is told once', async () => {
    const { token, get } = await server.phone('coordinator')
    const body = { role: 'field', name: 'Ігор', areas: [PODILSKYI], hours: 2 }
    const made = await postJson(server.app, '/api/invites', { body, token })
    const text = await made.text()
    const { code, url, expiresAt } = v.parse(InviteResponse, JSON.parse(text))
    expect(url).toBe(`http://localhost:8080/#/join/${code}`)
    expect([code.length >= 22, expiresAt]).toEqual([true, NOW + 2 * HOUR_MS])
    const listed = await (await get('/api/invites')).text()
    expect(listed).not.toContain(code)
    const { invites } = v.parse(InviteList, JSON.parse(listed))
    expect(invites).toMatchObject([{ role: 'field', name: 'Ігор', areas: [PODILSKYI] }])
    expect((await get(`/api/invites/${invites[0]?.id}`, 'DELETE')).status).toBe(204)
    expect(await readProblem(await enrol(code))).toBe('404 invite_unknown')
  })

  test('a known person who gets a new phone keeps name and record', async () => {
    const [coordinator, phone] = [
      await server.phone('coordinator'),
      await server.phone('field', { name: 'Анна' }),
    ]
    const body = { role: 'field', person: phone.person }
    const made = await postJson(server.app, '/api/invites', { body, token: coordinator.token })
    const { code } = v.parse(InviteResponse, await made.json())
    expect(await (await enrol(code)).json()).toMatchObject({ person: phone.person })
    const { people } = v.parse(PersonList, await (await phone.get('/api/people')).json())
    expect(people).toContainEqual({ id: phone.person, name: 'Анна', role: 'field', devices: 2 })
  })

  test('the database holds neither codes nor tokens', async () => {
    const code = await server.inviteCode()
    const { token } = await server.phone()
    const content = server.sqlite.serialize().toString('latin1')
    expect([content.includes(code), content.includes(token)]).toEqual([false, false])
  })

  test('devices are listed with their last contact', async () => {
    const coordinator = await server.phone('coordinator')
    const { device } = await server.phone()
    server.clock.now += HOUR_MS
    const { devices } = v.parse(DeviceList, await (await coordinator.get('/api/devices')).json())
    expect(devices.map(({ id, lastContactAt }) => [id, lastContactAt])).toEqual([
      [coordinator.device, NOW + HOUR_MS],
      [device, null],
    ])
  })
})

describe('history', () => {
  test('tells every accepted change, who made it and when; also what lost', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    const made = anna.change()
    const lost = bohdan.change({ note: 'старе' }, { record: made.record, skewMs: -5000 })
    const won = anna.change({ note: 'нове' }, { record: made.record })
    await anna.sync([made, won])
    await bohdan.sync([lost])
    const answer = await bohdan.get(`/api/records/${made.record}/history`)
    const { changes } = v.parse(RecordHistory, await answer.json())
    expect(changes).toEqual([
      { id: lost.id, at: NOW, device: bohdan.device, person: bohdan.person, set: lost.set },
      { id: made.id, at: NOW, device: anna.device, person: anna.person, set: made.set },
      { id: won.id, at: NOW, device: anna.device, person: anna.person, set: won.set },
    ])
  })

  test('is not told of a record outside the areas', async () => {
    const [writer, reader] = [
      await server.phone(),
      await server.phone('field', { areas: [PODILSKYI] }),
    ]
    const made = writer.change()
    await writer.sync([made])
    expect(await readProblem(await reader.get(`/api/records/${made.record}/history`))).toBe(
      '404 not_found',
    )
  })
})
