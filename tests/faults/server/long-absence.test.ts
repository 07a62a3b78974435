// Months without a network. The records of that time arrive whole, before the photos; the photos
// arrive as they were taken. The real server over a real link; the clocks are moved.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { makePhoto, sha256Of } from '../../support/made-files.ts'
import { openBadNet } from '../support/bad-net.ts'
import { openCityServer, type CityServer } from '../support/city-server.ts'
import { openDeskPhone, type DeskPhone } from '../support/desk-phone.ts'

const IS_WHOLE = process.env.FAULTS === 'all'
const CHANGES = IS_WHOLE ? 5000 : 400
const PHOTOS = IS_WHOLE ? 200 : 20
const PHOTO_BYTES = 6000
const MOST_RUNS = 50

// What Node has no word for, a browser may not tell either.
beforeEach(() => void vi.stubGlobal('navigator', {}))
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A person takes photos of what is needed, and says so in a record each. */
async function takePhotos({ device }: DeskPhone, count: number): Promise<readonly string[]> {
  const desk = await device.photos()
  const taken: string[] = []
  for (let n = 0; n < count; n++) {
    const bytes = makePhoto(PHOTO_BYTES, n)
    const sha256 = sha256Of(bytes)
    await desk.add({ sha256, type: 'image/jpeg', bytes, thumb: undefined }, `need:${n}`)
    const saved = await device.write({ kind: 'need', set: { [`photos/${sha256}`]: true } })
    expect(saved.ok).toBe(true)
    taken.push(sha256)
  }
  return taken
}

async function countKept(
  { vault, municipality: { id: municipality } }: CityServer,
  hashes: readonly string[],
): Promise<number> {
  const found = await Promise.all(hashes.map((sha256) => vault.store.has({ municipality, sha256 })))
  return found.filter(Boolean).length
}

test.each([30, 180])(
  `after %i days without a network ${CHANGES} changes and ${PHOTOS} photos arrive whole, records first`,
  async (days) => {
    const server = await openCityServer()
    ends.push(server.remove)
    const net = await openBadNet(server.port)
    ends.push(net.close)
    const clock = { now: server.clock.now }
    const invite = await server.inviteCode()
    const phone = await openDeskPhone({ url: net.url, invite, now: () => clock.now })
    ends.push(phone.device.close)
    net.set({ tag: 'none' })
    const ids: string[] = []
    for (let n = 0; n < CHANGES; n++) {
      clock.now += Math.floor((days * DAY_MS) / CHANGES)
      ids.push(await phone.save(`запис ${n}`))
    }
    const photos = await takePhotos(phone, PHOTOS)
    await phone.device.sync('button')
    server.clock.now = clock.now
    net.set({ tag: 'fair' })
    for (let run = 0; run < MOST_RUNS && (await countKept(server, photos)) < PHOTOS; run++) {
      await phone.device.sync('button')
      expect(await phone.queued()).toBe(0)
    }
    expect(await countKept(server, photos)).toBe(PHOTOS)
    const held = new Set((await server.changes()).map(({ id }) => id))
    expect([ids.filter((id) => held.has(id)).length, held.size]).toEqual([
      CHANGES,
      CHANGES + PHOTOS,
    ])
    const own = await phone.device.queries.ownChanges({ state: 'rejected' })
    expect(own).toEqual([])
    expect((await (await phone.device.photos()).status()).waiting).toBe(0)
  },
  60_000 + CHANGES * 100,
)
