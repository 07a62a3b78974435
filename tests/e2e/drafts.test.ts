import { describe, expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, openNote, SCHOOL } from '../support/field-worker.ts'
import { readDrafts } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const TYPED = 'Котельня стоїть, люди гріються в школі, '

describe('a form that is interrupted', () => {
  // How long it takes at the most until something typed is written down is `autosave.test.ts`.
  test('the page dies in the middle of a word: what was written down of the form is there again', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'field')
    const page = phone.page()
    await page.goto(`${server().url}/#/power/new`)
    const note = await openNote(page)
    await note.pressSequentially(TYPED)
    await expect.poll(() => readDrafts(page)).toContain(TYPED)
    await note.pressSequentially('в під’ї')
    const crashed = page.waitForEvent('crash')
    const session = await phone.context().newCDPSession(page)
    session.send('Page.crash').catch(() => undefined)
    await crashed

    const after = await phone.newPage()
    await after.goto(`${server().url}/#/power/new`)
    const kept = await openNote(after)
    await expect.poll(() => kept.inputValue()).toMatch(new RegExp(`^${TYPED}`))
  })

  test('a form says at the field what is wrong, keeps what was typed, and saves once it is mended', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'field')
    const page = phone.page()
    await page.goto(`${server().url}/#/needs/new`)
    await button(page, 'Павербанк').tap()
    const quantity = page.getByRole('textbox', { name: new RegExp(uk['need.qty']) })
    await quantity.fill('12')
    await button(page, uk['need.save']).tap()

    const summary = page.getByRole('alert')
    await summary.getByText(uk['val.urg']).waitFor()
    expect(await page.title()).toMatch(new RegExp(`^${uk['err.pagetitle']}`))
    expect(await summary.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    const urgency = page.getByRole('group', { name: uk['need.urg'] })
    await urgency.getByText(uk['val.urg']).waitFor()
    expect(await quantity.inputValue()).toBe('12')

    await urgency.getByText(uk['urg.crit'], { exact: true }).tap()
    await button(page, uk['need.save']).tap()
    await page.getByText(uk['need.saved']).waitFor()
    await page.goto(`${server().url}/#/needs`)
    await page.getByRole('link', { name: new RegExp(`Павербанк — 12.*${SCHOOL}`) }).waitFor()
  })
})
