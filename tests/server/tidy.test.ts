import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findOrphans } from '../../server/files/find-orphans.ts'
import { addInvite, listOpenInvites } from '../../server/store/invites.ts'
import { addPartnerLink } from '../../server/store/partner-links.ts'
import { makeRecord } from '../../server/store/secrets.ts'
import { tidy } from '../../server/store/tidy.ts'
import { addToken, listTokens, revokeToken } from '../../server/store/tokens.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/base/moment.ts'
import { makeJpeg, sha256Of } from '../support/made-files.ts'
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

describe('photos of no record', () => {
  test('are found when they are old, in each municipality apart; those of the history are not', async () => {
    const phone = await server.phone()
    const client = createTusClient(server.app, phone.token)
    const [shown, taken, lost] = [makeJpeg({ width: 9 }), makeJpeg({ width: 10 }), makeJpeg()]
    for (const bytes of [shown, taken, lost]) await client.upload(bytes)
    const outage = phone.change()
    const [first, second] = [shown, taken].map((bytes) => `photos/${sha256Of(bytes)}`)
    await phone.sync([
      { ...outage, set: { ...outage.set, [first ?? '']: true, [second ?? '']: true } },
      phone.change({ [second ?? '']: null }, { record: outage.record }),
    ])
    const folder = join(server.uploads, '..', 'files')
    const elsewhere = join(folder, server.other.id, 'aa')
    mkdirSync(elsewhere, { recursive: true })
    writeFileSync(join(elsewhere, sha256Of(shown)), shown)
    const yesterday = Date.now() - DAY_MS
    expect(await findOrphans(server.db, folder, yesterday)).toEqual([])
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      utimesSync(join(folder, path), 1, 1)
    const found = await findOrphans(server.db, folder, yesterday)
    const expected = [
      join(folder, server.municipality.id, sha256Of(lost).slice(0, 2), sha256Of(lost)),
      join(elsewhere, sha256Of(shown)),
    ]
    expect(new Set(found)).toEqual(new Set(expected))
    expect(await findOrphans(server.db, join(folder, 'nowhere'), yesterday)).toEqual([])
  })
})
