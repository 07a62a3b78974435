// City hall puts yesterday's copy back. Whatever a phone sent since then it still holds, and sends
// again by itself; other phones' work comes back with it.

import { afterEach, expect, test } from 'vitest'
import { renewEpoch } from '../../../server/store/site.ts'
import type { StoreCopy } from '../../server/support/test-store.ts'
import { openBadNet, type BadNet } from '../support/bad-net.ts'
import { openCityServer, type CityServer } from '../support/city-server.ts'
import { openDeskPhone, type DeskPhone } from '../support/desk-phone.ts'

const DAY_MS = 86_400_000
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function open(content?: StoreCopy): Promise<CityServer> {
  const server = await openCityServer(content)
  ends.push(server.remove)
  return server
}

test('after yesterday’s copy was put back, the phones bring today again, each change once', async () => {
  const first = await open()
  const net: BadNet = await openBadNet(first.port)
  ends.push(net.close)
  const clock = { now: first.clock.now }
  const phones: DeskPhone[] = []
  for (let n = 0; n < 3; n++) {
    const invite = await first.inviteCode()
    phones.push(await openDeskPhone({ url: net.url, invite, now: () => clock.now }))
  }
  ends.push(() => phones.forEach(({ device }) => device.close()))
  const sendAll = async () => {
    for (const { device } of phones) await device.sync('button')
  }
  for (const phone of phones) await phone.save('учора')
  await sendAll()
  const copy = await first.store.copy()
  clock.now += DAY_MS
  first.clock.now = clock.now
  for (const phone of phones) for (let n = 0; n < 40; n++) await phone.save(`сьогодні ${n}`)
  await sendAll()
  const today = await first.changes()
  expect(today).toHaveLength(3 + 3 * 40)

  const second = await open(copy)
  await renewEpoch(second.db)
  second.clock.now = clock.now
  expect(await second.changes()).toHaveLength(3)
  net.lead(second.port)
  await sendAll()
  await sendAll()
  const after = await second.changes()
  expect(new Map(after.map(({ id, record }) => [id, record]))).toEqual(
    new Map(today.map(({ id, record }) => [id, record])),
  )
  for (const phone of phones) {
    expect(await phone.queued()).toBe(0)
    const held = await phone.device.queries.ownChanges({})
    expect(held.filter(({ state }) => state === 'rejected')).toEqual([])
  }
})
