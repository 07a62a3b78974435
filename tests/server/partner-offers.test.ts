import * as fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { DOCUMENT_LANGUAGES } from '../../src/domain/records/assessment.ts'
import { AID_STATUSES } from '../../src/domain/records/codes.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { PartnerLinkList } from '../../src/domain/replica/partner-wire.ts'
import { sayToPartner } from '../../src/i18n/partner-words.ts'
import { setPartnerCity, type PartnerCity } from './support/partner-city.ts'
import { DESNIANSKYI, NOW, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let city: PartnerCity
beforeEach(async () => {
  server = await startTestServer()
  city = await setPartnerCity(server)
})
afterEach(() => server.remove())

const read = async (path: string) => (await server.app.request(path)).text()
const offersOn = (page: string) => /<section id="offers">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
const offer = (path: string, typed: Record<string, string>) =>
  server.app.request(`${path}/offer`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ contact: 'Frau Meier', ...typed }).toString(),
  })
const GOODS = { item: 'generator-diesel', quantity: '7', note: 'Anmerkung' }
const newestAid = async (): Promise<RecordId> => {
  const { records } = await city.coordinator.sync()
  const [aid] = records.filter(({ kind }) => kind === 'aid')
  if (aid === undefined) throw new Error('no offer')
  return aid.id
}
const write = async (record: RecordId, set: Fields) => {
  server.clock.now += 1
  const { coordinator } = city
  const answer = await coordinator.sync([coordinator.change(set, { kind: 'aid', record })])
  expect(answer.rejected).toEqual([])
}

describe('a partner that comes back to its page', () => {
  test('reads nothing of offers before it has made one', async () => {
    expect(offersOn(await read(await city.link()))).toBe('')
  })

  test.each(DOCUMENT_LANGUAGES)(
    'reads in %s what it offered, and that nobody has answered yet',
    async (language) => {
      const path = await city.link({ language })
      await offer(path, GOODS)
      const told = offersOn(await read(path))
      expect(told).toContain(sayToPartner(language, 'state.offered'))
      expect(told).toMatch(/: 7 /)
      expect(told).not.toMatch(/Frau Meier|Anmerkung/)
    },
  )

  test('reads how far it has come, what arrived and what was handed out, and not where', async () => {
    const path = await city.link({ language: 'en' })
    await offer(path, GOODS)
    const record = await newestAid()
    const line = 'offered00001'
    await write(record, { status: 'agreed', promisedAt: NOW })
    expect(offersOn(await read(path))).toContain('Offer accepted')
    await write(record, { status: 'in-transit', 'steps/in-transit/at': NOW })
    expect(offersOn(await read(path))).toContain('On the way')
    await write(record, {
      status: 'received',
      receivedAt: NOW + DAY_MS,
      place: DESNIANSKYI,
      [`lines/${line}/received`]: 6,
      'distributions/x/line': line,
      'distributions/x/quantity': 5,
      'distributions/x/toResidents/place': DESNIANSKYI,
      'distributions/x/receivedBy': 'Марія Іваненко',
    })
    const told = offersOn(await read(path))
    for (const words of ['Received', '25 November 2026', 'received 6', 'handed out 5'])
      expect(told).toContain(words)
    expect(told).not.toMatch(/Іваненко|Desnianskyi/)
  })

  test('reads why an offer was declined, as text', async () => {
    const path = await city.link({ language: 'pl' })
    await offer(path, GOODS)
    const reason = 'Mamy już <b>dość</b>'
    await write(await newestAid(), { status: 'cancelled', 'decision/reason': reason })
    const told = offersOn(await read(path))
    expect(told).toContain(sayToPartner('pl', 'state.declined'))
    expect(told).toContain('Mamy już &lt;b&gt;dość&lt;/b&gt;')
  })

  test('reads the newest twenty, and how many more there were', async () => {
    const path = await city.link({ language: 'en' })
    const link = await idOfLink()
    for (let n = 0; n < 23; n += 1) {
      const record = makeRecordId(NOW + n, randomBytes(10))
      await write(record, { ...AID, donor: city.donor, 'offer/link': link })
    }
    const told = offersOn(await read(path))
    expect(told.match(/<li>/g)).toHaveLength(20)
    expect(told).toContain('not listed here: 3')
  })
})

const AID = {
  form: 'goods',
  status: 'offered',
  'lines/a/item': 'generator',
  'lines/a/unit': 'piece',
}

async function idOfLink(): Promise<string> {
  const answer = await city.coordinator.get('/api/partner-links')
  const { links } = v.parse(PartnerLinkList, await answer.json())
  return links.find(({ donor }) => donor === city.donor)?.id ?? ''
}

/** Every text of an aid record that may hold a person, a place or a paper. */
const SECRETS: Fields = {
  note: 'Таємниця',
  title: 'Таємниця',
  receivedBy: 'Таємниця',
  'offer/contact': 'Таємниця',
  'money/purpose': 'Таємниця',
  'lines/a/name': 'Таємниця',
  'lines/a/serials': 'Таємниця',
  'documents/d/number': 'Таємниця',
  'act/by': 'Таємниця',
  'distributions/x/line': 'a',
  'distributions/x/quantity': 1,
  'distributions/x/receivedBy': 'Таємниця',
  'distributions/x/toResidents/place': DESNIANSKYI,
}

test('whatever lies in city hall, a page tells of this link’s offers alone, and no secret of them', async () => {
  const path = await city.link()
  const link = await idOfLink()
  const other = await setPartnerCity(server)
  await other.link()
  const WHOSE = {
    own: { donor: city.donor, 'offer/link': link },
    'of another link': { donor: city.donor, 'offer/link': 'another00000' },
    'of another donor': { donor: other.donor, 'offer/link': 'another00000' },
    'given to another donor': { donor: other.donor, 'offer/link': link },
    'of no link': { donor: city.donor },
  } as const
  const made = fc.record({
    whose: fc.constantFrom(
      'own',
      'of another link',
      'of another donor',
      'given to another donor',
      'of no link',
    ),
    status: fc.constantFrom(...AID_STATUSES),
    removed: fc.boolean(),
  } as const)
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(made, { maxLength: 4 }), async (records) => {
      const before = ownNumbers.size
      for (const { whose, status, removed } of records) {
        count += 1
        const set = { ...AID, ...SECRETS, ...WHOSE[whose], status, removed }
        const record = makeRecordId(NOW + count, randomBytes(10))
        await write(record, {
          ...set,
          'lines/a/item': 'generator',
          'lines/a/promised': 1000 + count,
        })
        if (whose === 'own') ownNumbers.add(1000 + count)
      }
      const page = await read(path)
      expect(page).not.toMatch(/Таємниця|Деснянський|Desnian/)
      const told = new Set(
        [...offersOn(page).matchAll(/: (\d\.\d{3}) /g)].map(([, n]) => Number(n?.replace('.', ''))),
      )
      expect(told).toEqual(new Set([...ownNumbers].slice(-20)))
      expect(ownNumbers.size).toBeGreaterThanOrEqual(before)
    }),
    { numRuns: 12, seed: 7 },
  )
  expect(ownNumbers.size).toBeGreaterThan(2)
})
const ownNumbers = new Set<number>()
