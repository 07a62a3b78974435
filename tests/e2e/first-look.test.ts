import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, chip, join, powerOffButton, waitUntilInstalled } from '../support/field-worker.ts'
import type { Phone } from '../support/phone.ts'
import { countRows } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const LOOK = 'promin.first-look'

test('a touch on the first screen before the store is open is saved once it is', async () => {
  const phone = await phoneWithPowerOff()
  const page = await openHeld(phone)
  const back = button(page, uk['power.act.on'])
  await back.tap()
  await back.tap({ force: true }) // a numb finger
  expect(await back.getAttribute('aria-disabled')).toBe('true')
  expect(await page.getByText(uk['rec.saved']).count()).toBe(0)
  await page.evaluate('letStoreOpen()')
  await page.getByText(uk['rec.saved']).first().waitFor()
  await powerOffButton(page).waitFor()
  expect(await countOwnChanges(page)).toBe(2)
})

test('what was shown last gives way to what is known', async () => {
  const phone = await phoneWithPowerOff()
  const before = await phone.page().evaluate((key) => localStorage.getItem(key), LOOK)
  await button(phone.page(), uk['power.act.on']).tap()
  await powerOffButton(phone.page()).waitFor()
  await phone
    .page()
    .evaluate(([key, look]) => localStorage.setItem(key, look), [LOOK, before ?? ''] as const)
  const page = await openHeld(phone)
  await button(page, uk['power.act.on']).waitFor()
  await page.evaluate('letStoreOpen()')
  await powerOffButton(page).waitFor()
  expect(await button(page, uk['power.act.on']).count()).toBe(0)
})

test('what was said more than a day ago is a question at once', async () => {
  const phone = await phoneWithPowerOff()
  await phone.page().evaluate((key) => {
    const look = localStorage.getItem(key) ?? ''
    const old = Date.now() - 25 * 3_600_000
    localStorage.setItem(key, look.replace(/"toldAt":\d+/g, `"toldAt":${old}`))
  }, LOOK)
  const page = await openHeld(phone)
  await button(page, uk['power.on']).waitFor()
  await button(page, uk['power.off']).waitFor()
})

test('a store that does not open says so, and nothing is called saved', async () => {
  const phone = await phoneWithPowerOff()
  const page = await openHeld(phone)
  await button(page, uk['power.act.on']).tap()
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'UnknownError')
    }
  })
  await page.evaluate('letStoreOpen()')
  await page.getByText(uk['open.title']).waitFor()
  expect(await page.getByText(uk['rec.saved']).count()).toBe(0)
})

/** Those that wait and those that the worker has sent meanwhile. */
function countOwnChanges(page: Page): Promise<number> {
  return countRows(page, ['outbox', 'kept'])
}

/** What it said is sent, so that only what a test says waits. */
async function phoneWithPowerOff(): Promise<Phone> {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await waitUntilInstalled(page)
  const off = powerOffButton(page)
  // The city remembers what an earlier test said.
  if (await off.isVisible()) await off.tap()
  await button(page, uk['power.act.on']).waitFor()
  await chip(page, uk['chip.all']).waitFor()
  await expect
    .poll(() => page.evaluate((key) => localStorage.getItem(key), LOOK))
    .toMatch(/"electricity":\{"tag":"off"/)
  return phone
}

/** Starts anew without a network, with a store that stays shut until the test lets it open. */
async function openHeld(phone: Phone): Promise<Page> {
  await phone.close()
  await phone.open({ offline: true })
  await phone.context().addInitScript(() => {
    const databases = indexedDB.databases.bind(indexedDB)
    let letStoreOpen: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letStoreOpen = resolve
    })
    Object.assign(globalThis, { letStoreOpen })
    Object.defineProperty(indexedDB, 'databases', { value: () => held.then(databases) })
  })
  const page = phone.page()
  await page.goto(server().url)
  return page
}
