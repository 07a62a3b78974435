// The phone dies, or a part of it, in the middle of sending. What was saved arrives, once.

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pullAll } from '../../support/api-client.ts'
import { enrolAs } from '../../support/city-hall.ts'
import { chip, waitUntilInstalled } from '../../support/field-worker.ts'
import { setStage } from '../../support/stage.ts'
import { uk } from '../../../src/i18n/uk.ts'
import { openBadNet, type BadNet } from '../support/bad-net.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { recordPower } from '../support/power-tap.ts'
import { readServerFile } from '../support/server-file.ts'
import { arrived, joinOver, queueMany } from './phone-behind-net.ts'

const { server, newPhone } = setStage()

let net: BadNet
let token: string
beforeAll(async () => {
  token = await enrolAs(server(), 'coordinator')
})
beforeEach(async () => {
  net = await openBadNet(server().port)
})
afterEach(() => net.close())

/** Every change is there, and the records that phones get are as many as were made. */
async function expectAllOnce(ids: readonly string[]): Promise<void> {
  await expect.poll(() => arrived(server(), ids)).toBe(ids.length)
  const { changes, isWhole } = readServerFile(server().data)
  const records = new Set(ids.map((id) => changes.get(id)))
  const told = (await pullAll(server().url, token)).records.filter(({ id }) => records.has(id))
  expect([isWhole, told.length]).toEqual([true, ids.length])
}

test('a browser that is killed between two batches sends the rest at the next start, each once', async () => {
  const phone = await newPhone()
  await joinOver(phone, server(), net)
  await waitUntilInstalled(phone.page())
  net.set({ tag: 'none' })
  const ids = await queueMany(phone, 900)
  // The first batch gets through, the next is torn.
  net.set({ tag: 'window', bytes: 30_000 })
  await phone.page().evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => arrived(server(), ids)).toBeGreaterThan(0)
  await phone.kill()
  expect(arrived(server(), ids)).toBeLessThan(ids.length)
  net.set({ tag: 'fair' })
  await phone.open()
  await phone.page().goto(net.url)
  await expectAllOnce(ids)
  await expect.poll(() => countOutbox(phone.page())).toBe(0)
  await chip(phone.page(), uk['chip.all']).waitFor()
})

test('a browser that is killed while it waits for the answer sends again, with no effect', async () => {
  const phone = await newPhone()
  await joinOver(phone, server(), net)
  await waitUntilInstalled(phone.page())
  net.set({ tag: 'deaf' })
  const ids = await queueMany(phone, 40)
  await phone.page().evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => arrived(server(), ids)).toBe(ids.length)
  await phone.kill()
  net.set({ tag: 'fair' })
  await phone.open()
  await phone.page().goto(net.url)
  await expect.poll(() => countOutbox(phone.page())).toBe(0)
  await expectAllOnce(ids)
})

test('a worker that is stopped while it waits for the answer goes on at the next occasion', async () => {
  const phone = await newPhone()
  await joinOver(phone, server(), net)
  await waitUntilInstalled(phone.page())
  net.set({ tag: 'none' })
  await recordPower(phone)
  const app = phone.page()
  const ids = await queueMany(phone, 30)
  // Only the worker is left to send.
  const blank = await phone.newPage()
  await app.close()
  net.set({ tag: 'deaf' })
  await expect.poll(() => arrived(server(), ids)).toBe(ids.length)
  const session = await phone.context().newCDPSession(blank)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  net.set({ tag: 'fair' })
  await blank.goto(net.url)
  await expect.poll(() => countOutbox(blank)).toBe(0)
  await expectAllOnce(ids)
  await chip(blank, uk['chip.all']).waitFor()
})
