import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, radio } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

test('a need made from an outage knows its place, its load and the hours of the week', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.goto(`${server().url}/#/power`)
  await page
    .getByRole('link', { name: /Лікарня № 3 · / })
    .first()
    .tap()
  await page.getByText(/без світла за останні 7 днів/).waitFor()
  await page.getByRole('link', { name: uk['outage.need'] }).tap()
  await button(page, /^Генератор/)
    .first()
    .tap()
  await page.getByText(uk['need.outage.from']).waitFor()
  await button(page, /^Лікарня № 3/).waitFor()
  const power = radio(page, /^100 кВт/)
  await expect.poll(() => power.isChecked()).toBe(true)
  await page.getByText(uk['urg.crit'], { exact: true }).tap()
  await button(page, uk['need.save']).tap()
  await page.getByText(uk['need.saved']).first().waitFor()
  await page.goto(`${server().url}/#/needs`)
  await page
    .getByRole('link', { name: /Генератор.*Лікарня № 3/ })
    .first()
    .tap()
  await page.getByText(/без світла за останні 7 днів/).waitFor()
})
