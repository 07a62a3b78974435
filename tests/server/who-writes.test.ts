import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { PersonList } from '../../server/routes/shapes.ts'
import { readSite, renewEpoch } from '../../server/store/site.ts'
import { DeviceList } from '../../src/domain/replica/wire.ts'
import {
  countChanges,
  DESNIANSKYI,
  NOW,
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
    await server.db
      .updateTable('devices')
      .set({ role: 'viewer' })
      .where('id', '=', phone.device)
      .execute()
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
    const { replica } = await readSite(server.db)
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

  test('after a restore from before its revocation, a phone that is somebody else by then sends all it has', async () => {
    const phone = await server.phone()
    const [sent, later, unsent] = [phone.change(), phone.change(), phone.change()]
    await phone.sync([sent])
    // Then a copy was made, the phone was revoked, enrolled as somebody else, sent, and the copy came back.
    await renewEpoch(server.db)
    const [again, other] = [await server.phone(), await server.phone()]
    expect((await again.sync([sent, later])).rejected).toEqual([])
    expect((await again.sync([unsent])).rejected).toEqual([])
    expect(await countChanges(server.db)).toBe(3)
    expect((await other.sync([phone.change()])).rejected).toMatchObject([
      { code: 'not_allowed', path: 'id' },
    ])
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
    const own = [there.change(), there.change(), there.change(), there.change()]
    await there.sync(own)
    const ids = (await there.exchange()).records.map(({ id }) => id)
    expect(ids.toSorted()).toEqual([there.person, ...own.map(({ record }) => record)].toSorted())
    expect(await readProblem(await there.get(`/api/records/${made.record}/history`))).toBe(
      '404 not_found',
    )
    const beside = there.change({ note: 'чуже' }, { record: made.record })
    const other = here.change({ note: 'x' }, { kind: 'need' })
    const ofOtherKind = there.change({ note: 'x' }, { record: other.record })
    await here.sync([other])
    const { rejected, records } = await there.sync([beside, ofOtherKind])
    expect(rejected).toEqual([])
    expect(records.find(({ id }) => id === made.record)?.fields).toEqual({ note: 'чуже' })
    expect((await here.sync()).records.find(({ id }) => id === made.record)?.fields).toEqual(OUTAGE)
  })

  test('takes nothing from the same id of a change: what was accepted there is new here', async () => {
    const [here, there] = [await server.phone(), await server.phone('field', { in: server.other })]
    const made = here.change()
    await here.sync([made])
    const { rejected } = await there.sync([{ ...made, set: { ...OUTAGE, service: 'gas' } }])
    expect(rejected).toEqual([])
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
