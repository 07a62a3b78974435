import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findOrphans, removeOrphans } from '../../server/files/find-orphans.ts'
import { addInvite, listOpenInvites } from '../../server/store/invites.ts'
import { addPartnerLink } from '../../server/store/partner-links.ts'
import { makeRecord } from '../../server/store/secrets.ts'
import { renewEpoch } from '../../server/store/site.ts'
import { tidy } from '../../server/store/tidy.ts'
import { addToken, listTokens, revokeToken } from '../../server/store/tokens.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/base/moment.ts'
import { makeJpeg, sha256Of } from '../support/made-files.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'
import { createTusClient } from './support/tus.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const run = () => tidy(server.db, server.clock.now)
const wait = (ms: number) => {
  server.clock.now += ms
}
const NOTHING = { invites: 0, deviceNames: 0, tokens: 0, partnerLinks: 0 }

describe('what has had its time', () => {
  test('of invites goes 30 days after they were used or ran out, open ones stay', async () => {
    const municipality = server.municipality.id
    await server.phone()
    await addInvite(server.db, { municipality, role: 'field', name: 'Канарка' }, server.clock.now)
    const long = { municipality, role: 'field', hours: 24 * 60 } as const
    await addInvite(server.db, long, server.clock.now)
    wait(30 * DAY_MS - HOUR_MS)
    expect(await run()).toEqual(NOTHING)
    wait(HOUR_MS)
    expect(await run()).toEqual({ ...NOTHING, invites: 1 })
    wait(2 * DAY_MS)
    expect(await run()).toEqual({ ...NOTHING, invites: 1 })
    expect(await listOpenInvites(server.db, municipality, server.clock.now)).toHaveLength(1)
    expect(await run()).toEqual(NOTHING)
  })

  test('of a revoked phone its name goes after a year; it still reads that it was revoked', async () => {
    const [phone, lead] = [await server.phone(), await server.phone('coordinator')]
    const change = phone.change()
    await phone.sync([change])
    await lead.get(`/api/devices/${phone.device}`, 'DELETE')
    wait(365 * DAY_MS - 1)
    expect((await run()).deviceNames).toBe(0)
    wait(1)
    expect((await run()).deviceNames).toBe(1)
    expect((await run()).deviceNames).toBe(0)
    expect(await readProblem(await phone.get('/api/people'))).toBe('403 revoked')
    const names = await server.db.selectFrom('devices').select(['id', 'name']).execute()
    expect(names.find(({ id }) => id === phone.device)?.name).toBe('')
    expect(names.find(({ id }) => id === lead.device)?.name).toBe('Pixel')
    const history = await lead.get(`/api/records/${change.record}/history`)
    expect(await history.text()).toContain(phone.device)
  })

  test("of the city's tokens go a year after they were taken back or ran out", async () => {
    const municipality = server.municipality.id
    const make = (days: number) =>
      addToken(server.db, { municipality, name: 'x', isWhole: false, days }, server.clock.now)
    const [short, long] = [await make(1), await make(3_000)]
    await make(3_000)
    await revokeToken(server.db, { municipality, token: long.id }, server.clock.now)
    wait(365 * DAY_MS)
    expect((await run()).tokens).toBe(1)
    wait(DAY_MS)
    expect((await run()).tokens).toBe(1)
    const left = await listTokens(server.db, municipality)
    expect(left.map(({ id }) => id)).not.toContain(short.id)
    expect(left).toHaveLength(1)
  })

  test("of partner cities' links goes a year after they ran out", async () => {
    const { id: municipality } = server.municipality
    const lead = await server.phone('coordinator')
    const donor = makeRecord(server.clock.now)
    const terms = { municipality, donor, language: 'en', createdBy: lead.device } as const
    await addPartnerLink(server.db, { ...terms, days: 1 }, server.clock.now)
    await addPartnerLink(server.db, { ...terms, days: 30 }, server.clock.now)
    wait(366 * DAY_MS)
    expect((await run()).partnerLinks).toBe(1)
    expect((await run()).partnerLinks).toBe(0)
  })

  test('is never a record, a change or a person', async () => {
    const phone = await server.phone('field', { name: 'Олена' })
    await phone.sync([phone.change(), phone.change()])
    wait(10_000 * DAY_MS)
    await run()
    const [{ records }] = [await phone.sync([], { cursor: null })]
    expect(records.map(({ kind }) => kind).toSorted()).toEqual(['outage', 'outage', 'person'])
  })
})

describe('photos that no record needs', () => {
  const day = (days: number) => Date.now() + days * DAY_MS
  const find = (days: number) => findOrphans(server.db, server.vault.store, day(days))
  const keep = async (phone: TestPhone, width: number) => {
    const bytes = makeJpeg({ width })
    await createTusClient(server.app, phone.token).upload(bytes)
    return sha256Of(bytes)
  }
  const ref = (sha256: string) => ({ municipality: server.municipality.id, sha256 })

  test('are those of a record that never came, half a year later', async () => {
    const phone = await server.phone()
    const [named, paper, lost] = [
      await keep(phone, 9),
      await keep(phone, 10),
      await keep(phone, 11),
    ]
    await phone.sync([
      phone.change({ ...OUTAGE, [`photos/${named}`]: true, 'documents/a/file': paper }),
    ])
    expect(await find(179)).toEqual([])
    expect(await find(181)).toEqual([ref(lost)])
    expect(await removeOrphans(server.db, server.vault.store, day(181))).toBe(1)
    expect(await server.vault.store.has(ref(lost))).toBe(false)
    expect(await find(5_000)).toEqual([])
  })

  test('are those that were taken out, or whose record was withdrawn, a year after the last word', async () => {
    const phone = await server.phone()
    const [taken, withdrawn, replaced] = [
      await keep(phone, 9),
      await keep(phone, 10),
      await keep(phone, 11),
    ]
    const one = phone.change({ ...OUTAGE, [`photos/${taken}`]: true, 'documents/a/file': replaced })
    const two = phone.change({ ...OUTAGE, [`photos/${withdrawn}`]: true })
    server.clock.now = Date.now()
    await phone.sync([one, two])
    server.clock.now = day(300)
    await phone.sync([
      phone.change({ [`photos/${taken}`]: null }, { record: one.record }),
      phone.change({ 'documents/a/file': 'b'.repeat(64) }, { record: one.record }),
      phone.change({ removed: true }, { record: two.record }),
    ])
    expect(await find(300 + 364)).toEqual([ref(replaced)])
    expect(new Set(await find(300 + 366))).toEqual(
      new Set([taken, withdrawn, replaced].map((sha256) => ref(sha256))),
    )
    await phone.sync([
      phone.change({ [`photos/${taken}`]: true }, { record: one.record }),
      phone.change({ removed: false }, { record: two.record }),
    ])
    expect(await find(5_000)).toEqual([ref(replaced)])
  })

  test('are none of another municipality, nor of one that this server does not know', async () => {
    const [here, there] = [await server.phone(), await server.phone('field', { in: server.other })]
    const sha256 = await keep(here, 9)
    await keep(there, 9)
    const bytes = makeJpeg({ width: 12 })
    await server.vault.store.put({ municipality: 'strange00000', sha256: sha256Of(bytes) }, bytes)
    await here.sync([here.change({ ...OUTAGE, [`photos/${sha256}`]: true })])
    expect(await find(200)).toEqual([{ municipality: server.other.id, sha256 }])
  })

  test('are left alone for a season after a restore: their records may come back', async () => {
    const phone = await server.phone()
    const lost = await keep(phone, 9)
    await renewEpoch(server.db, day(180))
    expect(await find(260)).toEqual([])
    expect(await find(280)).toEqual([ref(lost)])
  })

  test('are found among more records and changes than one page', async () => {
    const phone = await server.phone()
    const [first, last, lost] = [await keep(phone, 9), await keep(phone, 10), await keep(phone, 11)]
    const note = (sha256: string) => phone.change({ ...OUTAGE, [`photos/${sha256}`]: true })
    await phone.sync([note(first)])
    for (let n = 0; n < 5; n += 1)
      await phone.sync(Array.from({ length: 500 }, () => phone.change()))
    await phone.sync([note(last)])
    expect(await find(400)).toEqual([ref(lost)])
  })

  test('that a phone sends once more after long are sent anew, and young again', async () => {
    const phone = await server.phone()
    const sha256 = await keep(phone, 9)
    const [folder] = readdirSync(server.uploads + '/../files', {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith(sha256))
    const path = join(server.uploads, '..', 'files', folder ?? '')
    utimesSync(path, 1, 1)
    expect(await keep(phone, 9)).toBe(sha256)
    expect(await server.vault.store.removeOld(ref(sha256), Date.now() - DAY_MS)).toBe(false)
    expect(await server.vault.store.has(ref(sha256))).toBe(true)
  })
})
