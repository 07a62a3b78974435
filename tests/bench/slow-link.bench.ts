// A month of work over the worst link that is still one: 40 kbit/s, a second and a half for a round
// trip, and two seconds of nothing in every twelve.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCityServer, type CityServer } from '../faults/support/city-server.ts'
import { openDeskPhone, type DeskPhone } from '../faults/support/desk-phone.ts'
import { openSlowNet, type Link, type SlowNet } from '../support/slow-net.ts'
import { report } from './report.ts'

const CHANGES = 5000
const BAD_2G: Link = {
  delayMs: 750,
  bytesPerSecond: 40_000 / 8,
  stall: { everyMs: 12_000, lastsMs: 2000 },
}

let server: CityServer
let net: SlowNet
let phone: DeskPhone
beforeAll(async () => {
  server = await openCityServer()
  const direct = `http://localhost:${server.port}`
  const now = () => server.clock.now
  const near = await openDeskPhone({ url: direct, invite: await server.inviteCode(), now })
  near.device.close()
  net = await openSlowNet(server.port, BAD_2G)
  phone = await openDeskPhone({ url: net.url, disk: near.disk, now })
  for (let n = 0; n < CHANGES; n++) await phone.save(`Підстанція ${n % 97}, черга ${n % 6}`)
}, 240_000)
afterAll(async () => {
  phone.device.close()
  await net.close()
  await server.remove()
})

test('5,000 changes that waited, over 40 kbit/s with stalls', async () => {
  const started = performance.now()
  let tries = 0
  while ((await phone.queued()) > 0) {
    await phone.device.sync('online')
    tries += 1
  }
  const seconds = (performance.now() - started) / 1000
  expect(await server.changes()).toHaveLength(CHANGES)
  report({
    figure: '5,000 waiting text changes over 40 kbit/s, 1.5 s, stalls',
    value: seconds,
    unit: ' s',
    limit: 120,
    bound: 'at most',
    note: `${Math.round(net.bytesUp() / 1024)} KB up, ${Math.round(net.bytesDown() / 1024)} KB down, ${tries} run`,
  })
})
