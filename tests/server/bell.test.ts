import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { PushState } from '../../server/routes/shapes.ts'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { startPushService, type PushService, type Received } from '../support/push-service.ts'
import { postJson, readProblem, startTestServer, type TestServer } from './support/test-server.ts'
import type { TestPhone } from './support/test-phone.ts'

let server: TestServer
let service: PushService
beforeEach(async () => {
  service = await startPushService()
  server = await startTestServer({ isPushService: (url) => url.startsWith('http://127.0.0.1') })
})
afterEach(async () => {
  await service.close()
  await server.remove()
})

const NEED = {
  status: 'submitted',
  urgency: 'urgent',
  place: 'UA80000000000336424',
  note: 'Канарка',
  'contact/name': 'Канарка',
  'lines/a1/item': 'other',
  'lines/a1/name': 'Канарка',
  'lines/a1/quantity': 1,
  'lines/a1/unit': 'piece',
}

async function subscribe({ token }: TestPhone, language = 'uk'): Promise<number> {
  const body = { ...service.subscription, language }
  return (await postJson(server.app, '/api/push', { body, token })).status
}

async function record(phone: TestPhone): Promise<RecordId> {
  const change = phone.change(NEED, { kind: 'need' })
  await phone.sync([change])
  // Whoever answers has seen it: his stamps are greater.
  server.clock.now += 1000
  return change.record
}

async function answer(lead: TestPhone, need: RecordId, status = 'verified'): Promise<void> {
  await lead.sync([lead.change({ status }, { kind: 'need', record: need })])
  await server.bell.rest()
}

const isOn = async (phone: TestPhone) =>
  v.parse(PushState, await (await phone.get('/api/push')).json()).on

test('a browser that renews its address by itself keeps the language that a person chose', async () => {
  const [phone, first] = [await server.phone(), await server.phone()]
  await subscribe(phone, 'en')
  const languages = async () =>
    (await server.db.selectFrom('subscriptions').select(['device', 'language']).execute()).toSorted(
      (a, b) => a.language.localeCompare(b.language),
    )
  const renew = (of: TestPhone, endpoint: string) =>
    postJson(server.app, '/api/push', {
      body: { ...service.subscription, endpoint },
      token: of.token,
    })
  const { endpoint } = service.subscription
  expect((await renew(phone, `${endpoint}/2`)).status).toBe(200)
  expect((await renew(first, `${endpoint}/3`)).status).toBe(200)
  expect(await languages()).toEqual([
    { device: phone.device, language: 'en' },
    { device: first.device, language: 'uk' },
  ])
})

describe('who recorded a need', () => {
  test('is told that it was answered, by a hint that says nothing else', async () => {
    const [phone, lead] = [
      await server.phone('field', { name: 'Канарка' }),
      await server.phone('coordinator'),
    ]
    expect(await subscribe(phone, 'en')).toBe(200)
    const need = await record(phone)
    expect(service.received).toEqual([])
    await answer(lead, need)
    expect(service.received.map(({ message }) => message)).toEqual([{ need, language: 'en' }])
    const { headers, claims } = mustFirst()
    const { origin } = new URL(service.subscription.endpoint)
    expect(claims).toEqual({
      aud: origin,
      exp: server.clock.now / 1000 + 12 * 3600,
      sub: 'mailto:promin@localhost',
    })
    expect(headers['content-encoding']).toBe('aes128gcm')
    expect([headers.topic?.length, headers.ttl]).toEqual([32, '259200'])
    expect(JSON.stringify(headers)).not.toContain(need)
    expect(server.logged()).not.toContain(service.subscription.endpoint)
  })

  test('is told of each decision once, not of a repeat and not of another edit', async () => {
    const [phone, lead] = [await server.phone(), await server.phone('coordinator')]
    await subscribe(phone)
    const need = await record(phone)
    const decision = lead.change({ status: 'declined' }, { kind: 'need', record: need })
    await lead.sync([decision])
    await lead.sync([decision])
    await lead.sync([lead.change({ note: 'x' }, { kind: 'need', record: need })])
    await server.bell.rest()
    expect(service.received).toHaveLength(1)
  })

  test('is not told who did not ask, who has asked no more, or whose phone was revoked', async () => {
    const [phone, lead] = [await server.phone(), await server.phone('coordinator')]
    const need = await record(phone)
    await answer(lead, need)
    await subscribe(phone)
    expect(await isOn(phone)).toBe(true)
    expect((await phone.get('/api/push', 'DELETE')).status).toBe(200)
    expect(await isOn(phone)).toBe(false)
    await answer(lead, need, 'requested')
    await subscribe(phone)
    await lead.get(`/api/devices/${phone.device}`, 'DELETE')
    expect(await server.db.selectFrom('subscriptions').selectAll().execute()).toEqual([])
    await answer(lead, need, 'closed')
    expect(service.received).toEqual([])
  })

  test('is not told of what a field worker writes, of what was refused, or of an own answer', async () => {
    const [phone, other, lead] = [
      await server.phone(),
      await server.phone(),
      await server.phone('coordinator'),
    ]
    await subscribe(phone)
    const need = await record(phone)
    await answer(other, need)
    await lead.sync([
      lead.change({ status: 'verified', urgency: 'never' }, { kind: 'need', record: need }),
    ])
    await subscribe(lead)
    await answer(lead, await record(lead))
    expect(service.received).toEqual([])
  })

  test('of another municipality is never told', async () => {
    const there = await server.phone('field', { in: server.other })
    await subscribe(there)
    const need = await record(there)
    await answer(await server.phone('coordinator'), need)
    expect(service.received).toEqual([])
  })

  test.each([404, 410])('whose browser is gone (%i) is forgotten', async (status) => {
    const [phone, lead] = [await server.phone(), await server.phone('coordinator')]
    await subscribe(phone)
    const need = await record(phone)
    service.answer(503)
    await answer(lead, need)
    service.answer(302)
    await answer(lead, need, 'requested')
    expect(await isOn(phone)).toBe(true)
    service.answer(status)
    await answer(lead, need, 'closed')
    expect(await isOn(phone)).toBe(false)
    expect(service.received).toHaveLength(3)
  })

  test('takes the bell along when the phone enrols again', async () => {
    const [before, after] = [await server.phone(), await server.phone()]
    await subscribe(before)
    await subscribe(after)
    expect([await isOn(before), await isOn(after)]).toEqual([false, true])
  })
})

function mustFirst(): Received {
  const [first] = service.received
  if (first === undefined) throw new Error('nobody called')
  return first
}

describe('a bell', () => {
  test.each([
    { endpoint: 'https://intranet.example.org/x' },
    { endpoint: 'http://fcm.googleapis.com/x' },
    { endpoint: 'file:///etc/passwd' },
    { keys: { p256dh: 'short', auth: 'short' } },
    { language: 'xx' },
  ])('with %j is refused', async (wrong) => {
    const { token } = await server.phone()
    const body = { ...service.subscription, language: 'uk', ...wrong }
    const answered = await postJson(server.app, '/api/push', { body, token })
    expect(await readProblem(answered)).toBe('400 malformed')
  })

  test('with a key that is no point hurts nobody', async () => {
    const [phone, lead] = [await server.phone(), await server.phone('coordinator')]
    const keys = { ...service.subscription.keys, p256dh: `B${'A'.repeat(86)}` }
    const body = { ...service.subscription, keys, language: 'uk' }
    expect((await postJson(server.app, '/api/push', { body, token: phone.token })).status).toBe(200)
    await answer(lead, await record(phone))
    expect(service.received).toEqual([])
    expect((await phone.get('/api/people')).status).toBe(200)
  })

  test('has one key for ever', async () => {
    const phone = await server.phone()
    const key = async () => v.parse(PushState, await (await phone.get('/api/push')).json()).key
    const [first, second] = await Promise.all([key(), key()])
    expect([second, await key()]).toEqual([first, first])
  })
})
