// A new phone comes to a large city. Its records come in pages; a link that is cut, and a phone that
// dies in the middle, go on where they were; and what is recorded meanwhile does not wait for the rest.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeOutageChanges, makeReplica } from '../../support/api-client.ts'
import { fakeDisk } from '../../support/store-under-test.ts'
import { openBadNet, type BadNet } from '../support/bad-net.ts'
import { openCityServer, type CityServer } from '../support/city-server.ts'
import { openDeskPhone, type DeskPhone } from '../support/desk-phone.ts'

const RECORDS = process.env.FAULTS === 'all' ? 20_000 : 3000
const PUSH = 500
const WAIT = { timeout: 300_000, interval: 20 }

let server: CityServer
let net: BadNet
beforeAll(async () => {
  server = await openCityServer()
  const other = await server.phone()
  const replica = makeReplica()
  for (let n = 0; n < RECORDS; n += PUSH)
    await other.sync(makeOutageChanges(PUSH, replica, server.clock.now - 60_000 + n))
  net = await openBadNet(server.port)
}, 300_000)
afterAll(async () => {
  await net.close()
  await server.remove()
})

let phones: DeskPhone[] = []
afterEach(() => {
  for (const { device } of phones) device.close()
  phones = []
  net.set({ tag: 'fair' })
})

async function open(options: Partial<Parameters<typeof openDeskPhone>[0]>): Promise<DeskPhone> {
  const phone = await openDeskPhone({ url: net.url, now: () => server.clock.now, ...options })
  phones.push(phone)
  return phone
}

const count = async ({ device }: DeskPhone) => (await device.queries.records('outage', {})).length

test(`a phone that dies in the middle of its first ${RECORDS} records goes on where it was`, async () => {
  const disk = fakeDisk()
  net.set({ tag: 'window', bytes: RECORDS * 20 })
  const first = await open({ disk, invite: await server.inviteCode() })
  await first.device.sync('button')
  const before = await count(first)
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(RECORDS)
  first.device.close()

  net.set({ tag: 'fair' })
  const again = await open({ disk })
  expect(await count(again)).toBe(before)
  await again.device.sync('start')
  expect(await count(again)).toBeGreaterThanOrEqual(RECORDS)
  const rest = net.passed().down
  // What was there is not fetched again, but for the page that was torn.
  net.set({ tag: 'fair' })
  const other = await open({ invite: await server.inviteCode() })
  await other.device.sync('start')
  expect(rest).toBeLessThan(net.passed().down * (1 - before / RECORDS / 2))
}, 300_000)

test('what is recorded while they come arrives long before the last of them', async () => {
  const phone = await open({})
  const invite = await server.inviteCode()
  // It begins to pull as soon as it is enrolled.
  const enrolled = await phone.device.enrol(invite, 'телефон')
  expect(enrolled.ok).toBe(true)
  const running = phone.device.sync('button')
  await vi.waitFor(async () => expect(await count(phone)).toBeGreaterThan(0), WAIT)
  const id = await phone.save('під час першого отримання')
  await vi.waitFor(
    async () => expect((await server.changes()).map((change) => change.id)).toContain(id),
    WAIT,
  )
  expect(await count(phone)).toBeLessThan(RECORDS)
  await running
  expect(await count(phone)).toBeGreaterThan(RECORDS)
}, 300_000)
