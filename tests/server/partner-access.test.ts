import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { DAY_MS, HOUR_MS } from '../../src/domain/base/moment.ts'
import { PartnerLinkList, PartnerLinkResponse } from '../../src/domain/replica/partner-wire.ts'
import { sayToPartner } from '../../src/i18n/partner-words.ts'
import { setPartnerCity, type PartnerCity } from './support/partner-city.ts'
import {
  NOW,
  postJson,
  readProblem,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'

let server: TestServer
let city: PartnerCity
const start = async (limits = {}) => {
  server = await startTestServer({ limits })
  city = await setPartnerCity(server)
}
beforeEach(() => start())
afterEach(() => server.remove())

const ask = (path: string, headers: Record<string, string> = {}) =>
  server.app.request(path, { headers })
const offer = (path: string) =>
  server.app.request(`${path}/offer`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'amount=100&contact=x',
  })
const EVERYWHERE = ['', '/table.xlsx', '/table.csv', '/table.json']
const listLinks = async () => {
  const answer = await city.coordinator.get('/api/partner-links')
  return v.parse(PartnerLinkList, await answer.json()).links
}

describe('a partner’s link', () => {
  test('is told once, and listed with its expiry and when it was last opened', async () => {
    const { coordinator, donor } = city
    const body = { donor, language: 'pl', days: 7 }
    const made = await postJson(server.app, '/api/partner-links', {
      body,
      token: coordinator.token,
    })
    const { id, url, expiresAt } = v.parse(PartnerLinkResponse, await made.json())
    expect([url.startsWith('http://localhost:8080/partner/'), expiresAt]).toEqual([
      true,
      NOW + 7 * DAY_MS,
    ])
    const known = { id, donor, language: 'pl', createdAt: NOW, expiresAt, revokedAt: null }
    expect(await listLinks()).toEqual([{ ...known, openedAt: null }])
    server.clock.now += HOUR_MS
    await ask(new URL(url).pathname)
    expect(await listLinks()).toEqual([{ ...known, openedAt: NOW + HOUR_MS }])
  })

  test('opens nothing once it has expired, and says so with the status 410', async () => {
    await city.approve()
    const path = await city.link({ language: 'et', days: 1 })
    server.clock.now += DAY_MS
    for (const part of EVERYWHERE) {
      const answer = await ask(`${path}${part}`)
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain(sayToPartner('et', 'expired'))
    }
    expect((await offer(path)).status).toBe(410)
  })

  test('opens nothing from the moment at which it is revoked', async () => {
    await city.approve()
    const path = await city.link()
    const [link] = await listLinks()
    const gone = await city.coordinator.get(`/api/partner-links/${link?.id}`, 'DELETE')
    expect(gone.status).toBe(204)
    for (const part of EVERYWHERE) {
      const answer = await ask(`${path}${part}`)
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain(sayToPartner('de', 'revoked'))
    }
    expect((await offer(path)).status).toBe(410)
    expect((await listLinks())[0]?.revokedAt).toBe(NOW)
  })

  test.each(['x', 'x'.repeat(32), '..%2F..%2Fapi', 'a'.repeat(5000)])(
    'that nobody made (%.20s) is a page of 404 in the reader’s language',
    async (code) => {
      for (const part of EVERYWHERE) {
        const answer = await ask(`/partner/${code}${part}`, { 'accept-language': 'pl-PL,en;q=0.5' })
        expect(answer.status).toBe(404)
        expect(await answer.text()).toContain(sayToPartner('pl', 'unknown'))
      }
    },
  )

  test('shows nothing of another municipality, and cannot be seen or revoked from there', async () => {
    await city.approve({ number: 'KYIV-1' })
    await city.link()
    const [link] = await listLinks()
    const stranger = await server.phone('coordinator', { in: server.other })
    expect(await (await stranger.get('/api/partner-links')).json()).toEqual({ links: [] })
    const revoked = await stranger.get(`/api/partner-links/${link?.id}`, 'DELETE')
    expect(await readProblem(revoked)).toBe('404 not_found')
    const body = { donor: city.donor, language: 'de', days: 3 }
    const made = await postJson(server.app, '/api/partner-links', { body, token: stranger.token })
    expect(await readProblem(made)).toBe('404 not_found')
  })

  test('is made for a known donor, for a year at most, in a language that there are words in', async () => {
    const { token, person } = city.coordinator
    const make = (change: object) => {
      const body = { donor: city.donor, language: 'de', days: 3, ...change }
      return postJson(server.app, '/api/partner-links', { body, token })
    }
    expect(await readProblem(await make({ donor: person }))).toBe('404 not_found')
    for (const wrong of [{ days: 366 }, { days: 0 }, { language: 'fr' }, { donor: 'x' }])
      expect(await readProblem(await make(wrong))).toBe('400 malformed')
  })

  test('is no key to anything but its own pages', async () => {
    const code = (await city.link()).split('/').at(-1) ?? ''
    const headers = { authorization: `Bearer ${code}` }
    expect(await readProblem(await ask('/api/partner-links', headers))).toBe('401 unknown_device')
    expect(await readProblem(await ask('/api/devices', headers))).toBe('401 unknown_device')
  })

  test('is stored as a hash only, and no log ever holds it', async () => {
    await city.approve()
    const path = await city.link()
    const code = path.split('/').at(-1) ?? ''
    await ask(path)
    await offer(path)
    expect((await server.store.readAll()).includes(code)).toBe(false)
    expect(server.logged()).not.toContain(code)
  })

  test('tells no other site, no cache and no search engine of itself, and runs no script', async () => {
    const { headers } = await ask(await city.link())
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|unsafe|http/)
  })
})

describe('who tries too often', () => {
  test('reads in words that it is too much, and when to come back', async () => {
    await server.remove()
    await start({ partner: { size: 3, perMs: 1 / HOUR_MS } })
    const path = await city.link({ language: 'pl' })
    const answers = [
      await ask(path),
      await ask(path),
      await ask(path),
      await ask(`${path}?lang=pl`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(3000)
    expect(await answers[3]?.text()).toContain(sayToPartner('pl', 'limit'))
  })

  test('cannot go on guessing links', async () => {
    await server.remove()
    await start({ partnerMiss: { size: 2, perMs: 1 / HOUR_MS } })
    const guess = (n: number) => ask(`/partner/${String(n).padStart(32, 'x')}`)
    const answers = [await guess(1), await guess(2), await guess(3)]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 429])
  })
})
