import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chooseLanguage, join } from '../support/field-worker.ts'
import { findCutText, findFaults, findMotion } from '../support/inspect-screen.ts'
import { SIZE } from '../support/phone.ts'
import { findRecordScreens } from '../support/record-screens.ts'
import { SCREENS } from '../support/screens.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

/** Colours do not depend on the language: the dark ones are looked at once. */
const THEMES = { uk: ['light', 'dark'], en: ['light'] } as const
/** One of each manner: the lit button, a long list, a long form, drawings, steppers, badges. */
const TYPICAL = ['#/today', '#/needs', '#/needs/new', '#/power', '#/aid/receive', '#/sending']
/** Half of a phone's width is the phone at 200 % zoom. */
const WIDTHS = [SIZE.width / 2, 320, SIZE.width]

describe.each(['uk', 'en'] as const)('every screen in %s', (language) => {
  test('has no fault that axe knows, no sideways scroll at 200 %, no target smaller than a thumb', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'coordinator')
    const page = phone.page()
    await chooseLanguage(page, language)
    const found: string[] = []
    const { cards, papers } = await findRecordScreens(page, server().url)
    for (const theme of THEMES[language]) {
      await page.emulateMedia({ colorScheme: theme })
      for (const screen of [...SCREENS, ...cards, ...papers]) {
        await show(page, screen)
        // What is made for paper has the width of paper.
        const widths = papers.includes(screen) ? WIDTHS.slice(1) : WIDTHS
        const faults = await findFaults(page, widths)
        found.push(...faults.map((one) => `${language} ${theme} ${screen}: ${one}`))
      }
    }
    expect(found).toEqual([])
  })
})

test('every screen keeps still for who asked for it, and keeps its words when they are spaced', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 320, height: SIZE.height })
  const found: string[] = []
  for (const screen of SCREENS) {
    await show(page, screen)
    const faults = [...(await findMotion(page)), ...(await findCutText(page))]
    found.push(...faults.map((one) => `${screen}: ${one}`))
  }
  expect(found).toEqual([])
})

test('screens can be read in the colours that a person forces, and with more contrast', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  const found: string[] = []
  for (const media of [{ forcedColors: 'active' }, { contrast: 'more' }] as const) {
    await page.emulateMedia(media)
    for (const screen of TYPICAL) {
      await show(page, screen)
      const faults = await findFaults(page, [SIZE.width])
      found.push(...faults.map((one) => `${JSON.stringify(media)} ${screen}: ${one}`))
    }
  }
  expect(found).toEqual([])
})

async function show(page: Page, screen: string): Promise<void> {
  await page.goto(`${server().url}/${screen}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
