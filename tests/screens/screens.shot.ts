// npm run screenshot: the picture of the README, and with SCREENS=all every screen in both languages,
// both themes, at 360 and 320 px, in .cache/screens, to be looked at.

import { mkdirSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, chooseLanguage, join, powerOffButton } from '../support/field-worker.ts'
import { findRecordScreens } from '../support/record-screens.ts'
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

/** Each pair of language, theme and width once: what is cut shows in one of them. */
const LOOKS = [
  { language: 'uk', theme: 'light', width: SIZE.width },
  { language: 'uk', theme: 'dark', width: 320 },
  { language: 'en', theme: 'dark', width: SIZE.width },
  { language: 'en', theme: 'light', width: 320 },
] as const

test.runIf(process.env.SCREENS === 'all')('every screen', async () => {
  const folder = joinPath(ROOT, '.cache', 'screens')
  mkdirSync(folder, { recursive: true })
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  const records = await findRecordScreens(page, server().url)
  const screens = [...SCREENS, ...records.cards, ...records.papers]
  for (const { language, theme, width } of LOOKS) {
    await chooseLanguage(page, language)
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: SIZE.height })
    for (const [index, screen] of screens.entries()) {
      await page.goto(`${server().url}/${screen}`)
      await settle(page)
      const name = `${language}-${theme}-${width}-${String(index).padStart(2, '0')}`
      const kind = screen.replaceAll(/\W+|[0-9a-f-]{36}/g, '-')
      await page.screenshot({ path: joinPath(folder, `${name}${kind}.png`), fullPage: true })
    }
  }
})

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
