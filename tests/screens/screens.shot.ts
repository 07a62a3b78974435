// npm run screenshot: the picture of the README, and with SCREENS=all every screen in both themes at
// 360 and 320 px, in .cache/screens, to be looked at.

import { mkdirSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, powerOffButton } from '../support/field-worker.ts'
import { SCREENS } from '../support/screens.ts'
import { SIZE } from '../support/phone.ts'
import { setStage } from '../support/stage.ts'

const ROOT = joinPath(import.meta.dirname, '..', '..')
const { server, newPhone } = setStage()

test('the first screen, for the README', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await powerOffButton(page).tap()
  await button(page, uk['power.act.on']).waitFor()
  // A form lays the notice of what was recorded aside.
  await page.goto(`${server().url}/#/needs/new`)
  await settle(page)
  await page.goto(`${server().url}/#/today`)
  await settle(page)
  await page.screenshot({ path: joinPath(ROOT, 'docs', 'screenshot.png') })
})

test.runIf(process.env.SCREENS === 'all')('every screen', async () => {
  const folder = joinPath(ROOT, '.cache', 'screens')
  mkdirSync(folder, { recursive: true })
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const width of [SIZE.width, 320]) {
      await page.setViewportSize({ width, height: SIZE.height })
      for (const screen of SCREENS) {
        await page.goto(`${server().url}/${screen}`)
        await settle(page)
        const name = screen.replace(/\W+/g, '-')
        await page.screenshot({ path: joinPath(folder, `${theme}-${width}${name}.png`) })
      }
    }
  }
})

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
