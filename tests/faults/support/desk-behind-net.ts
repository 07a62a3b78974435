// The stage of one test after another: a city's server, a phone without a screen, and between them a
// network that does what the test says.

import { afterEach, beforeEach } from 'vitest'
import { openBadNet, type BadNet } from './bad-net.ts'
import { openCityServer, type CityServer } from './city-server.ts'
import { openDeskPhone, type DeskPhone } from './desk-phone.ts'

type Stage = { readonly server: CityServer; readonly net: BadNet; readonly phone: DeskPhone }

/** Sets it for each test of the file. `timeoutMs` is the phone's patience with an answer. */
export function setDeskBehindNet(patience: { timeoutMs?: number } = {}): () => Stage {
  let stage: Stage | undefined
  beforeEach(async () => {
    const server = await openCityServer()
    const net = await openBadNet(server.port)
    const invite = await server.inviteCode()
    const now = () => server.clock.now
    stage = { server, net, phone: await openDeskPhone({ url: net.url, invite, now, ...patience }) }
  })
  afterEach(async () => {
    stage?.phone.device.close()
    await stage?.net.close()
    await stage?.server.remove()
    stage = undefined
  })
  return () => {
    if (stage === undefined) throw new Error('the stage stands during tests only')
    return stage
  }
}
