import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage({ demo: false })
const LISTS = ['#/today', '#/needs', '#/power', '#/aid', '#/sending']

test('every list of an empty city says that there is nothing yet, and has no fault', async () => {
  const phone = await newPhone()
  const page = phone.page()
  await page.goto(server().invite('coordinator').url)
  await button(page, uk['join.go']).tap()
  await page.getByText(uk['join.place']).waitFor()
  await page.goto(`${server().url}/#/needs`)
  await page.getByText(uk['empty.needs']).waitFor()
  await page.goto(`${server().url}/#/aid`)
  await page.getByText(uk['empty.aid']).waitFor()
  expect(await inspect(page)).toEqual([])
})

async function inspect(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const screen of LISTS) {
      await page.goto(`${server().url}/${screen}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const faults = await findFaults(page, [180, 320, 360])
      found.push(...faults.map((one) => `${theme} ${screen}: ${one}`))
    }
  }
  return found
}
