import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import { readAid } from '../../src/domain/records/aid.ts'
import { sayToPartner } from '../../src/i18n/partner-words.ts'
import { findDrift } from '../../server/store/find-drift.ts'
import { setPartnerCity, type PartnerCity } from './support/partner-city.ts'
import { NOW, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let city: PartnerCity
const start = async (limits = {}) => {
  server = await startTestServer({ limits })
  city = await setPartnerCity(server)
}
beforeEach(() => start())
afterEach(() => server.remove())

const FORM = 'application/x-www-form-urlencoded'
const send = (path: string, typed: Record<string, string>, type = FORM) =>
  server.app.request(`${path}/offer`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new URLSearchParams({ contact: 'international@leipzig.example', ...typed }).toString(),
  })
const GOODS = { item: 'generator-diesel', quantity: '2', when: '2026-12-10', note: '100 kVA' }
const readAids = async () => {
  const { records } = await city.coordinator.sync()
  return records.filter(({ kind }) => kind === 'aid')
}

describe('«we can give this»', () => {
  test('arrives in city hall as an offered aid record that says where it came from', async () => {
    const path = await city.link()
    const answer = await send(path, GOODS)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?sent=1#offer`])
    const [record, ...more] = await readAids()
    expect(more).toEqual([])
    expect(record?.fields).toMatchObject({
      donor: city.donor,
      status: 'offered',
      'steps/offered/at': NOW,
      'offer/contact': 'international@leipzig.example',
      note: '100 kVA',
    })
    expect(readAid(record?.fields ?? {})).toMatchObject({
      form: 'goods',
      expectedAt: Date.UTC(2026, 11, 10, 10),
      lines: [{ item: 'generator-diesel', unit: 'piece', promised: 2 }],
    })
    expect(await findDrift(server.db)).toEqual([])
    const history = await city.coordinator.get(`/api/records/${record?.id}/history`)
    expect(await history.json()).toMatchObject({ changes: [{ device: null, person: null }] })
  })

  test('the page says that it has arrived', async () => {
    const answer = await send(await city.link(), GOODS)
    const page = await server.app.request(answer.headers.get('location') ?? '')
    expect(await page.text()).toContain(sayToPartner('de', 'offer.sent'))
  })

  test('goods and money at once are two records', async () => {
    await send(await city.link(), { ...GOODS, amount: '12 500,50', currency: 'PLN' })
    const aids = (await readAids()).map(({ fields }) => readAid(fields))
    expect(aids.map(({ form }) => form).toSorted()).toEqual(['goods', 'money'])
    expect(aids.find(({ form }) => form === 'money')?.money).toMatchObject({
      amount: 1_250_050,
      currency: 'PLN',
    })
  })

  test('what is not in the catalogue is offered in own words', async () => {
    await send(await city.link(), { name: 'Feldbäckerei', quantity: '1' })
    const [record] = await readAids()
    expect(readAid(record?.fields ?? {}).lines).toMatchObject([
      { item: 'other', name: 'Feldbäckerei' },
    ])
  })

  test('pressed twice it arrives once; an id that somebody else’s record has takes nothing over', async () => {
    const path = await city.link()
    const page = await (await server.app.request(path)).text()
    const [goods = '', money = ''] = [
      ...page.matchAll(/name="(?:goods|money)"\s+value="([^"]+)"/g),
    ].map(([, id]) => id)
    expect(goods).toMatch(/-/)
    await send(path, { ...GOODS, goods, money })
    await send(path, { ...GOODS, goods, money })
    expect(await readAids()).toHaveLength(1)
    await send(path, { ...GOODS, note: 'Übernahme', goods: city.donor, money })
    const { records } = await city.coordinator.sync()
    expect(records.find(({ id }) => id === city.donor)?.kind).toBe('donor')
    expect(await readAids()).toHaveLength(2)
  })

  test.each([
    ['nothing at all', {}, 'err.nothing'],
    ['an item without a quantity', { item: 'generator' }, 'err.quantity'],
    ['a quantity of nothing', { quantity: '3' }, 'err.item'],
    ['a quantity of zero', { item: 'generator', quantity: '0' }, 'err.quantity'],
    ['an item that there is not', { item: 'tank', quantity: '1' }, 'err.item'],
    ['money in words', { amount: 'viel' }, 'err.amount'],
    ['yesterday', { ...GOODS, when: '2026-11-23' }, 'err.when'],
    ['the 30th of February', { ...GOODS, when: '2027-02-30' }, 'err.when'],
    ['nobody to answer', { ...GOODS, contact: ' ' }, 'err.contact'],
  ] as const)(
    '%s is named beside the field, and what was typed is kept',
    async (_, typed, fault) => {
      const answer = await send(await city.link(), { note: 'bleibt stehen', ...typed })
      expect(answer.status).toBe(422)
      const page = await answer.text()
      expect(page).toContain(sayToPartner('de', fault))
      expect(page).toContain(typed === GOODS ? '100 kVA' : 'note')
      expect(await readAids()).toEqual([])
    },
  )

  test('a form that is too large, or none, is refused', async () => {
    const path = await city.link()
    expect((await send(path, { note: 'x'.repeat(40_000) })).status).toBe(413)
    expect((await send(path, GOODS, 'application/json')).status).toBe(415)
    expect(await readAids()).toEqual([])
  })

  test('a link cannot flood city hall', async () => {
    await server.remove()
    await start({ offer: { size: 2, perMs: 2 / (24 * HOUR_MS) } })
    const path = await city.link()
    const statuses = []
    for (const quantity of ['1', '2', '3'])
      statuses.push((await send(path, { ...GOODS, quantity })).status)
    expect(statuses).toEqual([303, 303, 429])
    expect(await readAids()).toHaveLength(2)
  })

  test('a phone of a district does not get the contact of a partner', async () => {
    await send(await city.link(), GOODS)
    const field = await server.phone('field', { areas: ['UA80000000000336424'] })
    expect((await field.sync()).records.filter(({ kind }) => kind === 'aid')).toEqual([])
  })

  test('a coordinator accepts it as any other aid', async () => {
    await send(await city.link(), GOODS)
    const [record] = await readAids()
    if (record === undefined) throw new Error('no offer')
    const { coordinator } = city
    server.clock.now += HOUR_MS
    const set = { status: 'agreed', promisedAt: NOW }
    const change = coordinator.change(set, { kind: 'aid', record: record.id })
    expect((await coordinator.sync([change])).rejected).toEqual([])
    expect((await readAids())[0]?.fields.status).toBe('agreed')
  })

  test('an open screen of city hall hears of it', async () => {
    const path = await city.link()
    const heard: string[] = []
    const events = await city.coordinator.get('/api/events')
    const reader = events.body?.getReader()
    await reader?.read()
    await send(path, GOODS)
    heard.push(new TextDecoder().decode((await reader?.read())?.value))
    await reader?.cancel()
    expect(heard.join('')).toContain('event: changed')
  })
})
