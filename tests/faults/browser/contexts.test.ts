// Several tabs and the worker want to send at once, one of them frozen, one of an older version.

import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { chip, waitUntilInstalled } from '../../support/field-worker.ts'
import { openPhone, type Phone } from '../../support/phone.ts'
import { setStage } from '../../support/stage.ts'
import { uk } from '../../../src/i18n/uk.ts'
import { openBadNet, type BadNet } from '../support/bad-net.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { notice, powerButton, recordPower } from '../support/power-tap.ts'
import { arrived, joinOver, queueMany } from './phone-behind-net.ts'

const WAIT = { timeout: 120_000, interval: 250 }
const { server, newPhone } = setStage()

let net: BadNet
beforeEach(async () => {
  net = await openBadNet(server().port)
})
afterEach(() => net.close())

async function openField(script?: () => void): Promise<Phone> {
  const phone = await newPhone(script === undefined ? {} : { script })
  await joinOver(phone, server(), net)
  await waitUntilInstalled(phone.page())
  return phone
}

const hearNews = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')))

/** The browser wakes the worker, as it does when it believes that the network is back. */
async function wakeWorker(phone: Phone, page: Page): Promise<void> {
  const session = await phone.context().newCDPSession(page)
  const found = new Promise<string>((tell) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(net.url))
      if (own !== undefined) tell(own.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const event = {
    origin: net.url,
    registrationId: await found,
    tag: 'promin-outbox',
    lastChance: false,
  }
  await session.send('ServiceWorker.dispatchSyncEvent', event)
}

test('two tabs and the worker hear of the network at once: one load goes up, and both tabs say so', async () => {
  const phone = await openField()
  const first = phone.page()
  const second = await phone.newPage()
  await second.goto(net.url)
  await powerButton(second).waitFor()
  net.set({ tag: 'none' })
  const ids = await queueMany(phone, 200)
  net.set({ tag: 'fair' })
  await Promise.all([hearNews(first), hearNews(second), wakeWorker(phone, second)])
  await expect.poll(() => arrived(server(), ids), WAIT).toBe(ids.length)
  await expect.poll(() => countOutbox(first), WAIT).toBe(0)
  // A load of 200 is some 9 KB; what is smaller by far asks for news, as often as it likes.
  const loads = net.announced().filter((size) => size > 1000)
  expect(loads.reduce((sum, size) => sum + size, 0)).toBeLessThan(14_000)
  for (const page of [first, second]) await chip(page, uk['chip.all']).waitFor()
})

test('no word of the browser about the network is believed, nor is the phone silent for it', async () => {
  const phone = await openField(() => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })
  })
  const ids = await queueMany(phone, 3)
  await recordPower(phone)
  await expect.poll(() => arrived(server(), ids), WAIT).toBe(ids.length)
  await chip(phone.page(), uk['chip.all']).waitFor()
})

test('a page of an older version, whose database a newer one has taken, says so and confirms nothing', async () => {
  const phone = await openField()
  const old = phone.page()
  const newer = await phone.newPage()
  await newer.goto(`${net.url}/api/health`)
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('promin', 90)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
      }),
  )
  await powerButton(old).tap()
  await expect.poll(() => old.locator('body').innerText(), WAIT).toContain(uk['tap.failed'])
  expect(await notice(old).getByText(uk['rec.saved']).count()).toBe(0)
  await old.reload()
  await old.getByText(uk['open.newer']).waitFor()
})

/** The minute until the lock of a tab without a heartbeat is anybody's is a real one. What holds the tab
 *  still is the debugger: this browser's own freezing lets a page's timers run on. */
const LONG_WAIT = { timeout: 150_000, interval: 250 }
if (process.env.FAULTS === 'all')
  test('a tab that froze while it was sending holds up nobody for long, and does no harm when it thaws', async () => {
    // Its console tells of what broke while it stood still, so it stands on no stage.
    const phone = await openPhone()
    onTestFinished(phone.remove)
    await joinOver(phone, server(), net)
    const frozen = phone.page()
    await waitUntilInstalled(frozen)
    const ids = await queueMany(phone, 60)
    net.set({ tag: 'dark' })
    await frozen.evaluate(() => {
      dispatchEvent(new Event('online'))
      setInterval(() => localStorage.setItem('beat', String(performance.now())), 100)
    })
    await frozen.waitForFunction(
      async () => ((await navigator.locks.query()).held ?? []).length > 0,
    )
    const second = await phone.newPage()
    await second.goto(net.url)
    await powerButton(second).waitFor()
    await second.bringToFront()
    const session = await phone.context().newCDPSession(frozen)
    await session.send('Debugger.enable')
    await session.send('Debugger.pause')
    const beat = () => second.evaluate(() => localStorage.getItem('beat'))
    let last = await beat()
    const isStill = async () => {
      const before = last
      last = await beat()
      return before === last
    }
    await expect.poll(isStill, { timeout: 30_000, interval: 1000 }).toBe(true)
    const held = await second.evaluate(async () => (await navigator.locks.query()).held)
    expect(held?.map(({ name }) => name)).toContain('promin-sync')
    net.set({ tag: 'fair' })
    await expect.poll(() => arrived(server(), ids), LONG_WAIT).toBe(ids.length)
    await expect.poll(() => countOutbox(second), LONG_WAIT).toBe(0)
    expect(await beat()).toBe(last)
    await session.send('Debugger.resume')
    await chip(second, uk['chip.all']).waitFor()
    expect(await countOutbox(second)).toBe(0)
  }, 300_000)
