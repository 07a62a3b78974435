import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restandDevice } from '../../server/enrolment.ts'
import { renewEpoch } from '../../server/store/site.ts'
import {
  DESNIANSKYI,
  KYIV,
  PODILSKYI,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const at = (place: string) => ({ ...OUTAGE, place })
const sees = async (phone: TestPhone, record: string) =>
  (await phone.exchange()).records.some(({ id }) => id === record)

describe('a phone with areas', () => {
  test('sees what is within its district, not what is elsewhere', async () => {
    const writer = await server.phone()
    const reader = await server.phone('field', { areas: [DESNIANSKYI] })
    const [near, far, whole] = [
      writer.change(at(DESNIANSKYI)),
      writer.change(at(PODILSKYI)),
      writer.change(at(KYIV)),
    ]
    await writer.sync([near, far, whole])
    const ids = (await reader.exchange()).records.map(({ id }) => id)
    expect(ids).toContain(near.record)
    expect(ids).not.toContain(far.record)
    expect(ids).not.toContain(whole.record)
  })

  test('sees every district where its area is the whole city', async () => {
    const writer = await server.phone()
    const reader = await server.phone('field', { areas: [KYIV] })
    const made = writer.change(at(PODILSKYI))
    await writer.sync([made])
    expect(await sees(reader, made.record)).toBe(true)
  })

  test('sees donors, facilities and people of the whole municipality', async () => {
    const writer = await server.phone()
    const reader = await server.phone('viewer', { areas: [DESNIANSKYI] })
    await writer.sync([
      writer.change({ 'name/uk': 'Варшава' }, { kind: 'donor' }),
      writer.change({ name: 'Школа', place: PODILSKYI }, { kind: 'facility' }),
    ])
    const kinds = (await reader.exchange()).records.map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['donor', 'facility', 'person']))
  })

  test('keeps seeing what it wrote itself, wherever that is', async () => {
    const [phone, other] = [
      await server.phone('field', { areas: [DESNIANSKYI] }),
      await server.phone(),
    ]
    const made = phone.change(at(PODILSKYI))
    await phone.exchange([made])
    await other.sync([other.change({ note: 'x' }, { record: made.record })])
    expect(await sees(phone, made.record)).toBe(true)
  })

  test('is sent the whole of a record outside its areas once it wrote into it', async () => {
    const [other, phone] = [
      await server.phone(),
      await server.phone('field', { areas: [DESNIANSKYI] }),
    ]
    const made = other.change(at(PODILSKYI))
    await other.sync([made])
    await phone.exchange()
    const { records } = await phone.exchange([phone.change({ note: 'x' }, { record: made.record })])
    expect(records.find(({ id }) => id === made.record)?.fields).toMatchObject({
      place: PODILSKYI,
      note: 'x',
    })
  })

  test('sees a record by the place of its facility, also when the facility is told later', async () => {
    const writer = await server.phone()
    const reader = await server.phone('field', { areas: [DESNIANSKYI] })
    const facility = writer.change({ name: 'Школа', place: DESNIANSKYI }, { kind: 'facility' })
    const { place: _, ...placeless } = OUTAGE
    const outage = writer.change({ ...placeless, facility: facility.record })
    await writer.sync([outage])
    expect(await sees(reader, outage.record)).toBe(false)
    await writer.sync([facility])
    expect(await sees(reader, outage.record)).toBe(true)
  })

  test('hears of the records of a facility that moved into its area', async () => {
    const writer = await server.phone()
    const reader = await server.phone('field', { areas: [DESNIANSKYI] })
    const facility = writer.change({ name: 'Школа', place: PODILSKYI }, { kind: 'facility' })
    const outage = writer.change({ service: 'heating', startedAt: 1, facility: facility.record })
    await writer.sync([facility, outage])
    expect(await sees(reader, outage.record)).toBe(false)
    await writer.sync([
      writer.change({ place: DESNIANSKYI }, { kind: 'facility', record: facility.record }),
    ])
    expect(await sees(reader, outage.record)).toBe(true)
  })
})

describe('a cursor that is no longer good', () => {
  test('resets the scope when areas or role change; the push that came along is kept', async () => {
    const phone = await server.phone()
    await phone.exchange()
    const cursor = phone.cursor()
    const of = { municipality: server.municipality.id, device: phone.device }
    await restandDevice(server.db, of, { areas: [DESNIANSKYI], now: server.clock.now })
    const made = phone.change()
    const answer = await phone.sync([made], { cursor })
    expect(answer).toMatchObject({ reset: 'scope', records: [], rejected: [] })
    expect((await phone.sync()).records.map(({ id }) => id)).toContain(made.record)
    await restandDevice(server.db, of, { role: 'viewer', now: server.clock.now })
    expect((await phone.sync([], { cursor: answer.cursor })).reset).toBe('scope')
  })

  test('says restored when the epoch is another', async () => {
    const phone = await server.phone()
    await phone.exchange([phone.change()])
    await renewEpoch(server.db)
    expect((await phone.sync([], { cursor: phone.cursor() })).reset).toBe('restored')
  })

  test('says restored when the server is behind it, and when it grew past it with other records', async () => {
    const [phone, other] = [await server.phone(), await server.phone()]
    await phone.exchange()
    const copy = await server.store.copy()
    await phone.exchange([phone.change(), phone.change()])
    const restored = await startTestServer({ content: copy })
    try {
      const lost = (await request(restored, phone, { cursor: phone.cursor() })).reset
      const changes = Array.from({ length: 9 }, () => other.change())
      await request(restored, other, { cursor: null, changes })
      const outgrown = (await request(restored, phone, { cursor: phone.cursor() })).reset
      expect([lost, outgrown]).toEqual(['restored', 'restored'])
    } finally {
      await restored.remove()
    }
  })

  test.each(['', 'x', '1.2.3', 'a'.repeat(200)])('%j starts anew', async (cursor) => {
    const phone = await server.phone()
    expect((await phone.sync([], { cursor })).reset).toBe('scope')
  })
})

type Asking = { readonly cursor: string | null; readonly changes?: readonly unknown[] }

async function request(
  on: TestServer,
  { token }: TestPhone,
  { cursor, changes = [] }: Asking,
): Promise<{ reset: unknown }> {
  const answer = await on.app.request('/api/sync', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ protocol: 1, now: on.clock.now, cursor, changes }),
  })
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('reset' in body)) throw new Error('no answer')
  return { reset: body.reset }
}
