// The battery of the phone goes right after "saved on this phone". Chromium keeps that word only
// where the transaction was strict: the control, relaxed as a browser's default is, loses it.

import { join as joinPath } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { join, waitUntilInstalled } from '../../support/field-worker.ts'
import { openPhone, type Phone } from '../../support/phone.ts'
import { startServer } from '../../support/running-server.ts'
import { makeLoopDisk, type LoopDisk } from '../support/loop-disk.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { powerButton, recordPower } from '../support/power-tap.ts'
import { tally } from '../support/tally.ts'

const CUTS = Number(process.env.POWER_CUTS_PHONE ?? 4)
/** A disk that happens to write by itself in time saves a confirmed record: the control may try again. */
const CONTROL_TRIES = 5

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

type Stage = { readonly disk: LoopDisk; readonly phone: Phone; readonly url: string }

/** A connected phone with the app on it, lying switched off on a disk of its own; no server is near. */
async function setUp(script?: () => void): Promise<Stage> {
  const disk = await makeLoopDisk(512)
  ends.push(disk.remove)
  const server = await startServer({ demo: true })
  ends.push(server.remove)
  const profile = joinPath(disk.folder, 'profile')
  const phone = await openPhone({ profile, ...(script === undefined ? {} : { script }) })
  ends.push(() => phone.kill().catch(() => undefined)) // dead already, as a rule
  await join(phone, server, 'field')
  await waitUntilInstalled(phone.page())
  await phone.close()
  await server.kill()
  disk.settle()
  return { disk, phone, url: server.url }
}

/** Gives how many of the confirmed saves of each cut are gone at the next start; stops once they are `enough`. */
async function countLost(
  { disk, phone, url }: Stage,
  cuts: number,
  enough = Infinity,
): Promise<number> {
  let lost = 0
  let before = await switchOn(phone, url)
  for (let n = 0; n < cuts && lost < enough; n++) {
    await recordPower(phone)
    await disk.cutPower()
    await phone.kill()
    await disk.restorePower()
    const after = await switchOn(phone, url)
    if (after <= before) lost++
    before = after
  }
  return lost
}

async function switchOn(phone: Phone, url: string): Promise<number> {
  await phone.open()
  await phone.page().goto(url)
  await powerButton(phone.page()).waitFor()
  return countOutbox(phone.page())
}

test(
  'the battery goes right after «Збережено на телефоні»: the record is there at the next start',
  async () => {
    const lost = await countLost(await setUp(), CUTS)
    expect(lost).toBe(0)
    tally('power cuts of a phone right after a confirmed save', lost, CUTS)
  },
  90_000 + CUTS * 60_000,
)

test("the control: with the browser's own durability the same cut takes what was confirmed", async () => {
  const stage = await setUp(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function relaxed(stores, mode) {
      return begin.call(this, stores, mode)
    }
  })
  expect(await countLost(stage, CONTROL_TRIES, 1)).toBe(1)
  console.log('control, default durability: a confirmed save was lost')
}, 240_000)
