import { expect, test } from 'vitest'
import { en } from '../../src/i18n/city-hall/en.ts'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import {
  chooseLanguage,
  join,
  powerOffButton,
  waitUntilInstalled,
} from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

test('a coordinator’s phone opens on the overview, and does so without a network, too', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  await waitUntilInstalled(phone.page())
  await expect.poll(() => phone.page().evaluate(listOfficeParts)).toBeGreaterThan(3)
  await phone.close()
  await phone.open({ offline: true })
  const page = phone.page()
  await page.goto(server().url)
  await page.getByRole('heading', { level: 1, name: cityHall['ov.title'] }).waitFor()
  expect(new URL(page.url()).hash).toBe('#/overview')
  await page.getByText(cityHall['ov.services'], { exact: true }).waitFor()
})

test('every number leads to the list behind it, and every chart has its table', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.goto(`${server().url}/#/overview`)
  const power = page.getByRole('link', { name: new RegExp(`${cityHall['ov.nopower']}$`) })
  await power.waitFor()
  const [without = ''] = /^\d+/.exec((await power.textContent()) ?? '') ?? []
  await power.tap()
  const rows = page.locator('main .rows a')
  await rows.first().waitFor()
  // Districts that are off stand in the list beside the places.
  expect(await rows.count()).toBeGreaterThanOrEqual(Number(without))
  await rows.first().tap()
  await page.waitForURL(/#\/power\//)
  await page.goto(`${server().url}/#/overview`)
  // Kyiv is in no oblast: why there is nothing to choose from stands where the choice would.
  await page.getByText(cityHall['map.level.only']).waitFor()
  const card = page.locator('.card', { hasText: cityHall['ov.fulfil'] })
  await card.getByText(cityHall['ov.table']).tap()
  const cells = card.getByRole('table').getByRole('rowheader')
  expect(await cells.count()).toBeGreaterThan(0)
})

test('what another phone records is in the numbers without a touch', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.goto(`${server().url}/#/overview`)
  const figure = page.getByRole('link', { name: new RegExp(`${cityHall['ov.nopower']}$`) })
  await figure.waitFor()
  const before = await figure.textContent()
  const worker = await newPhone()
  await join(worker, server(), 'field')
  await worker.touch(powerOffButton(worker.page()))
  await expect.poll(() => figure.textContent()).not.toBe(before)
})

test('a field worker’s phone keeps nothing of city hall’s', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  expect(await phone.page().evaluate(listOfficeParts)).toBe(0)
})

test('the map is drawn without tiles, says whose outlines they are, and leads to the list behind a district', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  const strangers: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server().url)) strangers.push(request.url())
  })
  await page.goto(`${server().url}/#/overview`)
  const map = page.locator('.card', { hasText: cityHall['map.title'] }).first()
  await expect.poll(() => map.locator('.map-area').count()).toBe(10)
  await map.getByRole('link', { name: cityHall['map.rights'] }).waitFor()
  await map.getByRole('button', { name: cityHall['map.critical'] }).tap()
  // A finger on the number of a district; the drawing is hidden from who reads by ear.
  const number = map.locator('.map-number', { hasText: /[1-9]/ }).first()
  const box = await number.boundingBox()
  if (box === null) throw new Error('no number on the map')
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForURL(/#\/overview\/critical\?district=UA80/)
  await page.locator('main .rows a').first().waitFor()
  expect(strangers).toEqual([])
})

async function listOfficeParts(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith('promin-office-'))
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return kept.flat().length
}

test('a wide screen in English breaks no word, in the rail at its side neither', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await chooseLanguage(page, 'en')
  await page.goto(`${server().url}/#/overview`)
  await page.getByText(en['ov.services'], { exact: true }).waitFor()
  expect(await findFaults(page, [1280])).toEqual([])
})
