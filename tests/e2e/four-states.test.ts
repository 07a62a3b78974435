// Nothing yet, being read, a list, trouble: every screen has all four. The full list stands in
// manners.test.ts, what was refused or changed by two in states.test.ts.

import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, join } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { findRecordScreens } from '../support/record-screens.ts'
import { findReaders, GONE, NOTHING_YET, OUT_OF_REACH } from '../support/screen-states.ts'
import { setStage } from '../support/stage.ts'

const city = setStage()
const empty = setStage({ demo: false })

test('a city without records says on each screen that there is nothing yet', async () => {
  const phone = await empty.newPhone()
  const page = phone.page()
  await page.goto(empty.server().invite('coordinator').url)
  await button(page, uk['join.go']).tap()
  await page.getByText(uk['join.place']).waitFor()
  expect(await findFaultsOf(page, NOTHING_YET)).toEqual([])
})

test('a screen whose records are being read has its name and says so, and then they stand there', async () => {
  const phone = await city.newPhone({ withoutWorker: true })
  await join(phone, city.server(), 'coordinator')
  const page = phone.page()
  const readers = findReaders(await findRecordScreens(page, city.server().url))
  // Workers read the store themselves; some screens ask the server.
  await page.route(/city-worker|assessment-worker|\/api\//, () => undefined)
  await page.goto(`${city.server().url}/#/menu/help`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await holdReads(page)
  const found: string[] = []
  for (const screen of readers) {
    await show(page, screen)
    await page.locator('.loading').first().waitFor()
    found.push(...(await faultsOf(page, screen)))
  }
  expect(found).toEqual([])
  await page.unrouteAll()
  await page.reload()
  await page.locator('.paper').waitFor()
})

test('what is not on the phone, and what the server alone knows, is said to be out of reach', async () => {
  const phone = await city.newPhone({ withoutWorker: true })
  await join(phone, city.server(), 'coordinator')
  const page = phone.page()
  expect(await findFaultsOf(page, GONE)).toEqual([])
  // Their parts of the app are on the phone already.
  for (const [screen] of OUT_OF_REACH) await show(page, screen)
  await show(page, '#/menu')
  await phone.context().setOffline(true)
  expect(await findFaultsOf(page, OUT_OF_REACH)).toEqual([])
  await phone.context().setOffline(false)
  await button(page, uk['act.retry']).tap()
  await page.getByText(uk['people.offline']).waitFor({ state: 'detached' })
})

async function findFaultsOf(page: Page, rows: typeof GONE): Promise<string[]> {
  const found: string[] = []
  for (const [screen, words] of rows) {
    await show(page, screen)
    await page.getByText(words).first().waitFor()
    found.push(...(await faultsOf(page, screen)))
  }
  return found
}

/** As a link of the app does; nothing is loaded anew. */
async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((screen) => location.assign(screen), screen)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function faultsOf(page: Page, screen: string): Promise<string[]> {
  return (await findFaults(page, [320])).map((fault) => `${screen}: ${fault}`)
}

/** From here on the phone's store answers no question. */
function holdReads(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const source of [IDBObjectStore, IDBIndex])
      for (const name of ['get', 'getAll', 'openCursor', 'openKeyCursor', 'count'] as const) {
        const ask = source.prototype[name]
        Object.defineProperty(source.prototype, name, {
          value(...about: []) {
            const request = Reflect.apply(ask, this, about)
            Object.defineProperty(request, 'onsuccess', {
              set: () => {
                // Whoever waits for the answer waits on.
              },
            })
            return request
          },
        })
      }
  })
}
