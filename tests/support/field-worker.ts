// What a person does with the phone, in the words that stand on the screen.

import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import type { Phone } from './phone.ts'
import type { RunningServer } from './running-server.ts'

/** A facility of the demonstration city where nothing is logged as off. */
export const SCHOOL = 'Школа № 31'

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name })
}

/** A word is the whole answer: another may begin with it. */
export function radio(page: Page, name: string | RegExp): Locator {
  return page.getByRole('radio', { name, exact: true })
}

/** Says that the power is off, whichever question the card asks at that moment. */
export function powerOffButton(page: Page): Locator {
  return button(page, new RegExp(`^(${uk['power.act.off']}|${uk['power.off']})$`))
}

/** Enrols by the link and says where this person works. Ends on the first screen. */
export async function join(phone: Phone, server: RunningServer, role: 'field' | 'coordinator') {
  const page = phone.page()
  await page.goto(server.invite(role).url)
  await button(page, uk['join.go']).tap()
  await choosePlace(phone)
  // Somebody may have logged already that the power is off here.
  await powerOffButton(page).or(button(page, uk['power.act.on'])).first().waitFor()
}

/** Joins, and waits until the phone has everything that the server knows. */
export async function joinWhole(...[phone, ...as]: Parameters<typeof join>): Promise<Page> {
  await join(phone, ...as)
  await chip(phone.page(), uk['chip.all']).waitFor({ timeout: 60_000 })
  return phone.page()
}

async function choosePlace(phone: Phone): Promise<void> {
  const page = phone.page()
  await page.getByText(uk['join.place']).waitFor()
  await page.getByRole('searchbox').fill(SCHOOL)
  await page
    .getByRole('button', { name: SCHOOL })
    .or(page.getByRole('link', { name: SCHOOL }))
    .tap()
}

/** The worker holds the whole app: from here on the phone starts without a network. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const names = await caches.keys()
        const counts = await Promise.all(
          names.map(async (name) => (await (await caches.open(name)).keys()).length),
        )
        return counts.reduce((sum, count) => sum + count, 0)
      }),
    )
    .toBeGreaterThan(3)
}

/** The one line at the top that says where this phone's records are. */
export function chip(page: Page, name: string | RegExp): Locator {
  return page.getByRole('banner').getByRole('link', { name })
}

/** The note of the form that is open, its details unfolded where they are not. */
export async function openNote(page: Page): Promise<Locator> {
  const details = page.getByText(uk['need.optional'])
  const note = page.getByRole('textbox', { name: uk['need.note'] })
  await details.waitFor()
  if (!(await note.isVisible())) await details.tap()
  return note
}

/** As in the menu; the page is loaded anew in the language. */
export async function chooseLanguage(page: Page, language: 'uk' | 'en'): Promise<void> {
  await page.evaluate((language) => {
    const known: unknown = JSON.parse(localStorage.getItem('promin.preferences') ?? '{}')
    const changed = { ...Object(known), language }
    localStorage.setItem('promin.preferences', JSON.stringify(changed))
  }, language)
  await page.reload()
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
