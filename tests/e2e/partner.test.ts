import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import { sayToPartner, type PartnerPhrase } from '../../src/i18n/partner-words.ts'
import { button, chip, join, waitUntilInstalled } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const DONOR = 'Лейпциг'
const say = (key: PartnerPhrase) => sayToPartner('de', key)

test('a partner without scripts reads what is needed and offers it; city hall sees the offer and accepts', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await approveAssessment(page)
  const link = await makeLink(page)

  const partner = (await newPhone({ withoutScripts: true, locale: 'de-DE' })).page()
  const answer = await partner.goto(link)
  expect(answer?.headers()['content-security-policy']).not.toContain('script')
  await partner.getByRole('heading', { level: 1, name: 'Bedarfsermittlung' }).waitFor()
  await partner.getByLabel(say('offer.item'), { exact: true }).selectOption('generator-diesel')
  await partner.getByLabel(say('offer.contact')).fill('international@leipzig.example')
  await button(partner, say('offer.send')).tap()
  await partner.getByRole('alert').getByText(say('err.quantity')).waitFor()
  await partner.getByLabel(say('offer.quantity')).fill('3')
  await button(partner, say('offer.send')).tap()
  await partner.getByText(say('offer.sent')).waitFor()

  await page.goto(`${server().url}/#/aid?part=expected`)
  // A start asks the server for what is new.
  await page.reload()
  const offered = page.getByRole('link', { name: new RegExp(uk['aid.step.offered']) }).first()
  await offered.waitFor()
  await offered.tap()
  await page.getByText('international@leipzig.example').first().waitFor()
  await button(page, uk['aid.offer.accept']).tap()
  await page.getByText(uk['aid.offer.accepted']).first().waitFor()
  await expect.poll(() => button(page, uk['aid.offer.accept']).count()).toBe(0)
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })
  await partner.goto(link)
  await partner.locator('#offers').getByText(say('state.promised')).waitFor()
})

test('a partner reads why its offer was declined', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  const link = await makeLink(page)
  const partner = (await newPhone({ withoutScripts: true })).page()
  await partner.goto(link)
  await partner.getByLabel(say('offer.amount')).fill('500')
  await partner.getByLabel(say('offer.contact')).fill('wer@leipzig.example')
  await button(partner, say('offer.send')).tap()
  await partner.locator('#offers').getByText(say('state.offered')).waitFor()

  await page.goto(`${server().url}/#/overview`)
  await page.getByRole('link', { name: new RegExp(cityHall['ov.offers']) }).tap()
  await page.locator('main .rows a').last().tap()
  await page.getByText('wer@leipzig.example').first().waitFor()
  await button(page, uk['aid.offer.decline']).tap()
  await button(page, uk['aid.offer.decline']).tap()
  await page.getByText(uk['val.reason']).waitFor()
  await page.getByLabel(uk['need.decline.why']).fill('Bitte Güter')
  expect(await findFaults(page, [320, 360])).toEqual([])
  await button(page, uk['aid.offer.decline']).tap()
  await page.getByText(uk['aid.offer.declined']).first().waitFor()
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })
  await partner.goto(link)
  await partner.locator('#offers').getByText(say('state.declined')).waitFor()
  await partner.getByText('Bitte Güter').waitFor()
})

test('the partner’s page has no fault that axe knows, fits a narrow phone, and the app keeps out of its way', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await waitUntilInstalled(page)
  await approveAssessment(page)
  await page.goto(await makeLink(page))
  await page.getByRole('heading', { level: 1, name: 'Bedarfsermittlung' }).waitFor()
  await page.getByLabel(say('offer.amount')).fill('500')
  await page.getByLabel(say('offer.contact')).fill('x')
  await button(page, say('offer.send')).tap()
  await page.locator('#offers').waitFor()
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await findFaults(page, [320, 360])))
  }
  expect(found).toEqual([])
})

test('a link is for somebody, and one that was withdrawn opens nothing more', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.goto(`${server().url}/#/partners/new`)
  await button(page, cityHall['link.new']).tap()
  await page.getByText(cityHall['link.for.missing']).waitFor()
  const link = await makeLink(page)
  await page.goto(`${server().url}/#/partners`)
  await button(page, `${cityHall['link.revoke']}: ${DONOR}`).first().tap()
  await page.getByRole('dialog').getByRole('button', { name: cityHall['link.revoke'] }).tap()
  await page.getByText(cityHall['link.revoke.done']).first().waitFor()
  const answer = await page.goto(link)
  expect(answer?.status()).toBe(410)
  await page.getByRole('heading', { name: say('revoked') }).waitFor()
})

async function approveAssessment(page: Page): Promise<void> {
  await page.goto(`${server().url}/#/assessments/new`)
  await page.getByLabel(uk['as.to']).selectOption({ label: DONOR })
  await page.getByLabel(uk['as.lang']).selectOption('de')
  await button(page, cityHall['as.preview']).tap()
  await button(page, cityHall['as.approve']).tap()
  await page.getByRole('link', { name: cityHall['as.next'] }).waitFor()
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })
}

async function makeLink(page: Page): Promise<string> {
  await page.goto(`${server().url}/#/partners/new`)
  await page.getByLabel(cityHall['link.for']).selectOption({ label: DONOR })
  await button(page, cityHall['link.new']).tap()
  const address = page.locator('.link-address')
  await address.waitFor()
  return (await address.textContent()) ?? ''
}
