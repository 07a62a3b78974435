import { afterEach, expect, test } from 'vitest'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import type { FleetPhone } from './fleet-phone.ts'
import { problemReply } from './fleet-server.ts'
import { KINDS } from './runs.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import { takeTimers, VirtualTime } from './virtual-time.ts'
import { makeWorld, type Rig, type World } from './world.ts'

let putBack: () => void = () => undefined
afterEach(() => putBack())

/** A fleet in fair weather, of which the first phone is looked at. */
async function openWorld(rig: Rig = {}): Promise<{ world: World; phone: FleetPhone }> {
  const time = new VirtualTime()
  putBack = takeTimers(time)
  const world = await makeWorld({ ...KINDS.double, hasGzip: true, seed: 1, rig }, time)
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
  [
    'is behind a link that is reset once the load is up',
    (world: World) => void world.weather.set('phone0', 'deaf'),
  ],
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

test('[PC6] a link that carries short requests only gets everything through, within 200 KB a day', async () => {
  const { world, phone } = await openWorld()
  world.weather.set(phone.name, 'narrow')
  const bytes = phone.bytesUp
  await record(world, phone, 300)
  await world.time.run(23 * HOUR_MS)
  expect(await queued(phone)).toBe(0)
  expect(phone.bytesUp - bytes).toBeLessThanOrEqual(200_000)
})

const isPiece = ({ body }: { readonly body: Uint8Array }) => body.length > 1024
const EATERS = [
  [
    'a proxy that answers 413 to each piece',
    (letter: Parameters<typeof isPiece>[0]) =>
      isPiece(letter) ? problemReply(413, 'too_large') : undefined,
  ],
  [
    'a link that is reset by each piece',
    (letter: Parameters<typeof isPiece>[0]) => {
      if (isPiece(letter)) throw new TypeError('Failed to fetch')
      return undefined
    },
  ],
] as const

/** Ten photos of a day behind what eats their pieces. */
async function photograph({ world, phone }: { world: World; phone: FleetPhone }): Promise<void> {
  for (let n = 0; n < 10; n++) {
    const bytes = makePhoto(200_000 + n, n)
    const sha256 = sha256Of(bytes)
    const record = makeRecordId(phone.wall(), world.chance.bytes(10))
    const set = { name: `Школа ${n}`, [`photos/${sha256}`]: true }
    const photo = { sha256, type: 'image/jpeg', size: bytes.length, bytes } as const
    void phone.saveWithPhoto({ kind: 'facility', record, set }, photo)
    await world.time.run(MINUTE_MS)
  }
}

/** The same without an account of what photos cost in vain. */
const forgetsPieces: Rig = {
  phone: {
    disk: {
      wrapPhotos: (photos) => ({
        ...photos,
        writeUploadPace: (pace) => photos.writeUploadPace({ ...pace, vain: 0 }),
      }),
    },
  },
}

test.each(
  EATERS.flatMap(
    ([name, trouble]) =>
      [
        { name, trouble, rig: {}, isMore: false, cost: 'at most 150 tries and 200 KB' },
        { name, trouble, rig: forgetsPieces, isMore: true, cost: 'more, were no account kept,' },
      ] as const,
  ),
)(
  '[V8] photos behind $name cost a phone of two contexts $cost a day; its records go',
  async ({ trouble, rig, isMore }) => {
    const { world, phone } = await openWorld(rig)
    world.machine.trouble = trouble
    const [tries, bytes] = [phone.fileRequests, phone.bytesUp + phone.fileBytesUp]
    await photograph({ world, phone })
    for (let hour = 0; hour < 24; hour++) {
      phone.trigger('save')
      phone.trigger('periodic', 'worker')
      await world.time.run(HOUR_MS)
    }
    expect(await queued(phone)).toBe(0)
    expect(phone.bytesUp + phone.fileBytesUp - bytes > 200_000).toBe(isMore)
    if (isMore) return
    expect(phone.fileRequests - tries).toBeLessThanOrEqual(150)
    world.machine.trouble = undefined
    phone.trigger('online')
    await world.time.run(HOUR_MS)
    expect((await phone.disk.look.photos()).filter(({ state }) => state !== 'sent')).toEqual([])
  },
)

/** What the app does, and the same without an account of what went in vain. */
const forgets: Rig = {
  phone: {
    disk: {
      wrap: (store) => ({ ...store, writePace: (pace) => store.writePace({ ...pace, vain: 0 }) }),
    },
  },
}

test.each([
  ['at most 200 KB', {}, false],
  ['more, were no account kept of what went in vain (the test sees)', forgets, true],
] as const)(
  '[PC6] long records behind a link that eats them cost %s a day',
  async (_name, rig, isMore) => {
    const { world, phone } = await openWorld(rig)
    world.weather.set(phone.name, 'deaf')
    const bytes = phone.bytesUp
    for (let n = 0; n < 60; n++) {
      const address = Array.from(world.chance.bytes(300), (byte) => 1000 + byte).join(' ')
      const record = makeRecordId(phone.wall(), world.chance.bytes(10))
      void phone.save({ kind: 'facility', record, set: { name: `Школа ${n}`, address } })
    }
    for (let hour = 0; hour < 24; hour++) {
      phone.trigger('save')
      await world.time.run(HOUR_MS)
    }
    expect(await queued(phone)).toBe(60)
    expect(phone.bytesUp - bytes > 200_000).toBe(isMore)
  },
)
