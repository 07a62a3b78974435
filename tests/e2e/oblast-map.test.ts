import { expect, test } from 'vitest'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import { button, powerOffButton } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const LVIV = 'UA46060250000025047'
const { server, newPhone } = setStage({ env: { PROMIN_MUNICIPALITY: LVIV } })

test('the map shows the hromadas or the raions of the oblast, with the numbers of each and their table', async () => {
  const phone = await newPhone()
  const page = phone.page()
  await page.goto(server().invite('coordinator').url)
  await button(page, uk['join.go']).tap()
  await page.getByText(uk['join.place']).waitFor()
  await page.getByRole('searchbox').fill('Сихівський')
  await page.getByRole('button', { name: 'Сихівський район' }).first().tap()
  await powerOffButton(page).tap()
  await page.goto(`${server().url}/#/overview`)
  const map = page.locator('.card', { hasText: cityHall['map.title'] }).first()
  await expect.poll(() => map.locator('.map-area').count()).toBe(1)

  const level = map.getByLabel(cityHall['map.level'])
  await level.selectOption({ label: cityHall['map.level.raion'] })
  await expect.poll(() => map.locator('.map-area').count()).toBe(7)
  await expect.poll(() => map.locator('.map-number').count()).toBe(1)
  await map.getByText(cityHall['ov.table']).tap()
  const rows = map.getByRole('table').getByRole('rowheader')
  expect(await rows.allTextContents()).toContain('Львівський район')
  expect(await rows.count()).toBe(7)
  expect(await findFaults(page, [320, 360])).toEqual([])

  await level.selectOption({ label: cityHall['map.level.hromada'] })
  await expect.poll(() => map.locator('.map-area').count()).toBe(73)
  await expect.poll(() => map.locator('.map-number').count()).toBe(1)
  await map.locator('.map-number').click({ force: true })
  await page.waitForURL(new RegExp(`district=${LVIV}`))
  await page.locator('main .rows a').first().waitFor()
})
