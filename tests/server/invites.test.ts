import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { PersonList, InviteList } from '../../server/routes/shapes.ts'
import { DeviceList, InviteResponse, RecordHistory } from '../../src/domain/replica/wire.ts'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import {
  NOW,
  PODILSKYI,
  postJson,
  readProblem,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

describe('invites and enrolment', () => {
  const enrol = (invite: string) =>
    postJson(server.app, '/api/enrol', { body: { invite, device: { name: 'Pixel' } } })

  test('an invite works once, also of ten at once', async () => {
    const code = await server.inviteCode()
    const answers = await Promise.all(Array.from({ length: 10 }, () => enrol(code)))
    const statuses = answers.map(({ status }) => String(status)).toSorted()
    expect(statuses).toEqual(['200', ...Array.from({ length: 9 }, () => '410')])
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

  test('a name with a character that a database cannot hold is kept without it', async () => {
    const body = { invite: await server.inviteCode(), device: { name: 'Pi\0xel' } }
    expect((await postJson(server.app, '/api/enrol', { body })).status).toBe(200)
    const coordinator = await server.phone('coordinator')
    const made = { role: 'field', name: 'Ма\0рія' }
    const { token } = coordinator
    expect((await postJson(server.app, '/api/invites', { body: made, token })).status).toBe(200)
    const { devices } = v.parse(DeviceList, await (await coordinator.get('/api/devices')).json())
    expect(devices.map(({ name }) => name)).toContain('Pixel')
  })

  test('the database holds neither codes nor tokens', async () => {
    const code = await server.inviteCode()
    const { token } = await server.phone()
    const content = await server.store.readAll()
    expect([content.includes(code), content.includes(token)]).toEqual([false, false])
  })

  test('devices are listed with their last contact', async () => {
    const coordinator = await server.phone('coordinator')
    server.clock.now += HOUR_MS
    const { device } = await server.phone()
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
