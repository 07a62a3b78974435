import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { join } from '../support/field-worker.ts'
import { findAxeViolations, findSmallTargets, measureOverflow } from '../support/inspect-screen.ts'
import { SIZE } from '../support/phone.ts'
import { SCREENS } from '../support/screens.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

const LANGUAGES = ['uk', 'en'] as const
const THEMES = ['light', 'dark'] as const

describe.each(LANGUAGES)('every screen in %s', (language) => {
  test('has no fault that axe knows, no sideways scroll, no target smaller than a thumb', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'coordinator')
    const page = phone.page()
    const found: string[] = []
    const screens = [...SCREENS, ...(await findAidScreens(page))]
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      for (const screen of screens) {
        await page.goto(`${server().url}/${screen}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        const at = `${language} ${theme} ${screen}`
        for (const width of [320, SIZE.width]) {
          await page.setViewportSize({ width, height: SIZE.height })
          const beyond = await measureOverflow(page)
          if (beyond > 0) found.push(`${at}: ${beyond} px too wide at ${width}`)
          found.push(
            ...(await findSmallTargets(page)).map((one) => `${at} at ${width}: small ${one}`),
          )
        }
        found.push(...(await findAxeViolations(page)).map((one) => `${at}: ${one}`))
      }
    }
    expect(found).toEqual([])
  })
})

/** The screens of one aid record that has arrived: its card, its papers, what is printed. */
async function findAidScreens(page: Page): Promise<readonly string[]> {
  await page.goto(`${server().url}/#/aid`)
  await page.locator('.segments button').nth(1).tap()
  const record = (await page.locator('.aid-rows a').first().getAttribute('href')) ?? ''
  return ['', '/papers', '/act', '/log'].map((part) => `${record}${part}`)
}
