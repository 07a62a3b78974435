import { expect, test } from 'vitest'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import { button, chip, join, waitUntilInstalled } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const counted = (text: string) => new RegExp(text.replace('({n})', '\\((\\d+)\\)'))

test('a coordinator without a network decides about several needs at once, and takes it back', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await waitUntilInstalled(page)
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })
  await page.goto(`${server().url}/#/needs`)
  await button(page, uk['need.choose']).tap()
  const verify = button(page, counted(cityHall['tr.verify']))
  await verify.waitFor()
  await phone.context().setOffline(true)

  // By finger and by key alike.
  const rows = page.getByRole('checkbox')
  await rows.first().tap()
  await rows.nth(1).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(2)
  await page.getByText(cityHall['tr.chosen'].replace('{n}', '2')).waitFor()
  expect(await findFaults(page, [320, 360])).toEqual([])

  await button(page, uk['need.choose.all']).tap()
  const count = Number(counted(cityHall['tr.decline']).exec(await declineText())?.[1])
  expect(count).toBeGreaterThan(2)
  await button(page, counted(cityHall['tr.decline'])).tap()
  await page.getByLabel(uk['need.decline.why']).fill('Перевірка')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: uk['need.decline'], exact: true })
    .tap()
  await page
    .getByText(cityHall['tr.done.decline'].replace('{n}', String(count)))
    .first()
    .waitFor()
  const declined = page.getByText(uk['st.declined'], { exact: false })
  expect(await declined.count()).toBeGreaterThan(0)
  await button(page, uk['act.undo']).tap()
  await page
    .getByText(cityHall['tr.undone'].replace('{n}', String(count)))
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('Перевірка').count()).toBe(0)

  async function declineText(): Promise<string> {
    return (await button(page, counted(cityHall['tr.decline'])).textContent()) ?? ''
  }
})

test('which partner was asked is said once for all, stands on the need, and is found by it', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.goto(`${server().url}/#/needs?status=verified`)
  await button(page, uk['need.choose']).tap()
  await button(page, uk['need.choose.all']).tap()
  await button(page, counted(cityHall['tr.request'])).tap()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(uk['need.asked']).selectOption({ label: 'Лейпциг' })
  expect(await findFaults(page, [320, 360])).toEqual([])
  await sheet.getByRole('button', { name: uk['act.save'], exact: true }).tap()
  await button(page, uk['act.undo']).waitFor()

  await page.getByText(uk['list.conditions.n'].replace('{n}', '1')).tap()
  await page.getByLabel(uk['need.status'], { exact: true }).selectOption('requested')
  await page.getByLabel(uk['need.asked']).selectOption({ label: 'Лейпциг' })
  await page.waitForURL(/asked=/)
  const rows = page.locator('.windowed-row a')
  const asked = await rows.count()
  expect(asked).toBeGreaterThan(0)
  const said = uk['need.asked.who'].replace('{who}', 'Лейпциг')
  expect(await rows.filter({ hasText: said }).count()).toBe(asked)
  expect(await findFaults(page, [320, 360])).toEqual([])
  await button(page, uk['act.undo']).tap()
  await expect.poll(() => rows.count()).toBeLessThan(asked)
})

test('a field worker is offered no such choice', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.goto(`${server().url}/#/needs`)
  await page.locator('.windowed-row a').first().waitFor()
  expect(await button(page, uk['need.choose']).count()).toBe(0)
})
