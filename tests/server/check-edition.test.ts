import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/domain/base/moment.ts'
import { sayToPartner } from '../../src/i18n/partner-words.ts'
import { setPartnerCity, type PartnerCity } from './support/partner-city.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let city: PartnerCity
const start = async (limits = {}) => {
  server = await startTestServer({ limits })
  city = await setPartnerCity(server)
}
beforeEach(() => start())
afterEach(() => server.remove())

const ask = async (id: string, lang = 'en') => {
  const answer = await server.app.request(`/check/${id}?lang=${lang}`)
  return { status: answer.status, text: await answer.text() }
}
const supersede = async (record: Awaited<ReturnType<PartnerCity['approve']>>) => {
  server.clock.now += DAY_MS
  const { coordinator } = city
  const set = { status: 'superseded' }
  await coordinator.sync([coordinator.change(set, { kind: 'assessment', record })])
}

describe('the code on a printed assessment', () => {
  test('says that the edition is in force, and nothing of what stands in it', async () => {
    const id = await city.approve({ number: 'UA80-1' })
    const { status, text } = await ask(id)
    expect([status, text.includes('Yes. No. UA80-1')]).toEqual([200, true])
    expect(text).not.toMatch(/Leipzig|Лікарня|480|Abteilung/)
  })

  test('says of one that was superseded which edition is in force now, however many came between', async () => {
    const first = await city.approve({ number: 'UA80-1' })
    await supersede(first)
    const second = await city.approve({ number: 'UA80-2', supersedes: first })
    await supersede(second)
    await city.approve({ number: 'UA80-3', supersedes: second })
    const { text } = await ask(first)
    expect(text).toContain('No. UA80-1')
    expect(text).toContain('was superseded')
    expect(text).toContain('UA80-3')
  })

  test('goes round in no circle', async () => {
    const id = await city.approve({ number: 'UA80-1', status: 'superseded' })
    const other = await city.approve({ number: 'UA80-2', status: 'superseded', supersedes: id })
    const { coordinator } = city
    const set = { supersedes: other }
    await coordinator.sync([coordinator.change(set, { kind: 'assessment', record: id })])
    expect((await ask(id)).status).toBe(200)
  })

  test('knows no draft, nothing withdrawn, no other record and nothing that was made up', async () => {
    const draft = await city.approve({ status: 'draft' })
    const removed = await city.approve({ removed: true })
    for (const id of [draft, removed, city.donor, 'x', '0199c3a5-f2e0-7000-8000-000000000001']) {
      const { status, text } = await ask(id, 'et')
      expect(status).toBe(404)
      expect(text).toContain(sayToPartner('et', 'unknown'))
    }
  })

  test('cannot be guessed at for long', async () => {
    await server.remove()
    await start({ partnerMiss: { size: 1, perMs: 1 / HOUR_MS } })
    expect([(await ask('a')).status, (await ask('b')).status]).toEqual([404, 429])
  })
})
