import { afterEach, expect, test } from 'vitest'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import type { FleetPhone } from './fleet-phone.ts'
import { problemReply } from './fleet-server.ts'
import { KINDS } from './runs.ts'
import { takeTimers, VirtualTime } from './virtual-time.ts'
import { makeWorld, type World } from './world.ts'

let putBack: () => void = () => undefined
afterEach(() => putBack())

/** A fleet in fair weather, of which the first phone is looked at. */
async function openWorld(): Promise<{ world: World; phone: FleetPhone }> {
  const time = new VirtualTime()
  putBack = takeTimers(time)
  const world = await makeWorld({ ...KINDS.double, hasGzip: true, seed: 1, rig: {} }, time)
  const [phone] = world.phones
  if (phone === undefined) throw new Error('a fleet has phones')
  await time.run(MINUTE_MS)
  return { world, phone }
}

async function record({ time, chance }: World, phone: FleetPhone, count: number): Promise<void> {
  const all = Promise.all(
    Array.from({ length: count }, (_, n) => {
      const set = { name: `Школа ${n}`, address: `вул. Довга, ${n}`, people: n }
      const record = makeRecordId(phone.wall(), chance.bytes(10))
      return phone.save({ kind: 'facility', record, set })
    }),
  )
  await time.run(HOUR_MS)
  await all
}

const queued = async (phone: FleetPhone) => (await phone.disk.look.status()).queued

const OUTAGES = [
  [
    'is busy',
    (world: World) => void (world.machine.trouble = () => problemReply(503, 'unavailable', '5')),
  ],
  [
    'breaks on everything',
    (world: World) => void (world.machine.trouble = () => problemReply(500, 'internal')),
  ],
  ['is gone', (world: World) => void (world.machine.isDown = true)],
  ['is hidden by a portal', (world: World) => void world.weather.set('phone0', 'portal')],
  ['is behind a black hole', (world: World) => void world.weather.set('phone0', 'blackhole')],
] as const

test.each(OUTAGES)(
  '[V8] a server that %s for a day costs a phone of two contexts 150 tries and 200 KB at most',
  async (_name, strike) => {
    const { world, phone } = await openWorld()
    const { time } = world
    strike(world)
    const [tries, bytes] = [phone.requests, phone.bytesUp]
    await record(world, phone, 300)
    for (let hour = 0; hour < 23; hour++) {
      phone.trigger('save')
      phone.trigger('periodic', 'worker')
      await time.run(HOUR_MS)
    }
    expect(phone.requests - tries).toBeLessThanOrEqual(150)
    expect(phone.bytesUp - bytes).toBeLessThanOrEqual(200_000)
    world.machine.trouble = undefined
    world.machine.isDown = false
    world.weather.set(phone.name, 'fair')
    await time.run(17 * MINUTE_MS)
    expect(await queued(phone)).toBe(0)
  },
)
