// The one thing that a person does in these tests: says that the power went, or came.

import type { Locator, Page } from 'playwright-core'
import { uk } from '../../../src/i18n/uk.ts'
import { button } from '../../support/field-worker.ts'
import type { Phone } from '../../support/phone.ts'

const ANY_POWER = new RegExp(`^(${uk['power.act.off']}|${uk['power.act.on']}|${uk['power.off']})$`)

/** The large button, whatever it says at that moment. */
export function powerButton(page: Page): Locator {
  return button(page, ANY_POWER)
}

/** What the phone says after a tap; it must never say "saved" of what is not. */
export function notice(page: Page): Locator {
  return page.getByRole('region', { name: uk['nav.notice'] })
}

/** Taps, and waits for the word that it is saved. */
export async function recordPower(phone: Phone): Promise<void> {
  await phone.touch(powerButton(phone.page()))
  await notice(phone.page()).getByText(uk['rec.saved']).waitFor()
}
