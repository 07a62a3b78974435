// The server's clock is set: an hour back, an hour on, five years back. Nothing is refused, and what a
// person did last is what stands.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCityServer, type CityServer } from '../support/city-server.ts'
import { openDeskPhone, type DeskPhone } from '../support/desk-phone.ts'
import { NOW } from '../../server/support/test-server.ts'

const HOUR_MS = 3_600_000
const MOVES: [name: string, moveMs: number][] = [
  ['an hour back', -HOUR_MS],
  ['an hour on', HOUR_MS],
  ['five years back', -5 * 365 * 24 * HOUR_MS],
]

let server: CityServer
let phones: DeskPhone[] = []
beforeEach(async () => {
  server = await openCityServer()
})
afterEach(async () => {
  for (const { device } of phones) device.close()
  phones = []
  await server.remove()
})

/** Its own clock is right, whatever the server's says. */
async function newPhone(clock: { now: number }): Promise<DeskPhone> {
  const url = `http://localhost:${server.port}`
  const phone = await openDeskPhone({
    url,
    invite: await server.inviteCode(),
    now: () => clock.now,
  })
  phones.push(phone)
  return phone
}

test.each(MOVES)(
  "the server's clock is moved %s: both phones agree on the last word",
  async (_, moveMs) => {
    const clock = { now: NOW }
    const mine = await newPhone(clock)
    const theirs = await newPhone(clock)
    const saved = await mine.device.write({
      kind: 'facility',
      set: { name: 'Школа № 31', type: 'school', place: 'UA80000000000336424' },
    })
    if (!saved.ok) throw new Error('not saved')
    const { record } = saved.value
    await mine.device.sync('button')
    await theirs.device.sync('button')
    const name = async ({ device }: DeskPhone) =>
      (await device.queries.record(record))?.fields['name']
    for (const [n, move] of [moveMs, 0, moveMs].entries()) {
      clock.now += 60_000
      server.clock.now = clock.now + move
      const author = n % 2 === 0 ? theirs : mine
      const edit = await author.device.write({
        kind: 'facility',
        record,
        set: { name: `Назва ${n}` },
      })
      expect(edit.ok).toBe(true)
      for (const phone of [author, mine, theirs]) await phone.device.sync('button')
      expect([await name(mine), await name(theirs)]).toEqual([`Назва ${n}`, `Назва ${n}`])
      expect([await mine.queued(), await theirs.queued()]).toEqual([0, 0])
    }
  },
)
