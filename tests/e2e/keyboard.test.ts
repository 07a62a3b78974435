import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, joinWhole, radio } from '../support/field-worker.ts'
import { readFocus } from '../support/inspect-screen.ts'
import { letNoticesStay } from '../support/let-notices-stay.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const STOPS = 80

/** Presses Tab until the focus is there; gives how often, and each stop that a bar covered on the way. */
async function tabTo(page: Page, target: Locator): Promise<{ stops: number; covered: string[] }> {
  const covered: string[] = []
  for (let stops = 1; stops <= STOPS; stops++) {
    await page.keyboard.press('Tab')
    const focus = await readFocus(page)
    if (focus.covered) covered.push(focus.name)
    if (await target.evaluate((element) => element === document.activeElement))
      return { stops, covered }
  }
  throw new Error(`the Tab key does not come to ${String(target)}`)
}

test('a need is written, found and opened with the keyboard alone, and nothing covers the focus', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.goto(`${server().url}/#/needs`)
  await page.locator('.windowed-row').first().waitFor()
  const { covered } = await tabTo(page, page.getByRole('link', { name: uk['need.add'] }))
  await page.keyboard.press('Enter')
  const item = button(page, 'Павербанк')
  await item.waitFor()
  covered.push(...(await tabTo(page, item)).covered)
  await page.keyboard.press('Enter')
  const urgency = radio(page, new RegExp(`^${uk['urg.crit']}`))
  await urgency.waitFor()
  const toUrgency = await tabTo(page, urgency)
  // Each group of answers is one stop: close, another item, its kind, less, how many, more, quick
  // amounts, one more item, urgency.
  expect(toUrgency.stops).toBeLessThanOrEqual(9)
  covered.push(...toUrgency.covered)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const save = button(page, uk['need.save'])
  covered.push(...(await tabTo(page, save)).covered)
  await page.keyboard.press('Enter')
  await page.getByText(uk['need.saved']).waitFor()

  await page.goto(`${server().url}/#/needs?whose=mine`)
  const row = page.locator('.windowed-row a').first()
  await row.waitFor()
  covered.push(...(await tabTo(page, row)).covered)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: uk['need.title'] }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(covered).toEqual([])
})

test('whoever joins with the keyboard stands at the question that follows', async () => {
  const phone = await newPhone()
  const page = phone.page()
  await page.goto(server().invite('field').url)
  await button(page, uk['join.go']).press('Enter')
  const question = page.getByRole('heading', { level: 1, name: uk['join.place'] })
  await question.waitFor()
  await expect
    .poll(() => question.evaluate((heading) => heading === document.activeElement))
    .toBe(true)
})

test('whoever answers with the keyboard stands at the button that follows', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'field')
  await tabTo(page, button(page, uk['power.off']))
  await page.keyboard.press('Enter')
  const next = button(page, uk['power.act.on'])
  await next.waitFor()
  await expect.poll(() => next.evaluate((hero) => hero === document.activeElement)).toBe(true)
})

test('a notice covers neither what the focus comes to nor what is done with the screen', async () => {
  const phone = await newPhone({ script: letNoticesStay })
  const page = await joinWhole(phone, server(), 'field')
  await tabTo(page, button(page, uk['power.off']).or(button(page, uk['power.act.on'])).first())
  await page.keyboard.press('Enter')
  const notice = page.getByRole('region', { name: uk['nav.notice'] })
  await notice.waitFor()
  const covered: string[] = []
  for (const screen of ['#/today', '#/needs', '#/aid?part=stock']) {
    await page.goto(`${server().url}/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    covered.push(...(await tabTo(page, notice.getByRole('button').last())).covered)
  }
  expect(covered).toEqual([])
})

test('a list of many rows is walked with the Tab key to its end, and the row in focus stays', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.goto(`${server().url}/#/needs?status=any`)
  const rows = page.locator('.windowed-row a')
  await rows.first().waitFor()
  await rows.first().focus()
  const href = await rows.first().getAttribute('href')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')))
    .toBe(href)
  const size = Number(await page.locator('.windowed-row').first().getAttribute('aria-setsize'))
  expect(size).toBeGreaterThan(5)
  expect(await page.locator('.windowed-row').count()).toBeLessThanOrEqual(size)
})
