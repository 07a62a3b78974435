import { describe, expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, openNote, SCHOOL } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const KEY_MS = 40

describe('a form that is interrupted', () => {
  test('the page dies in the middle of a word: at most 300 ms of typing are lost', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'field')
    const page = phone.page()
    await page.goto(`${server().url}/#/power/new`)
    const note = await openNote(page)
    const text = 'Котельня стоїть, у під’їзді мороз, люди гріються в школі. '.repeat(2)
    await note.pressSequentially(text, { delay: KEY_MS })
    const crashed = page.waitForEvent('crash')
    const session = await phone.context().newCDPSession(page)
    session.send('Page.crash').catch(() => undefined)
    await crashed

    const after = await phone.newPage()
    await after.goto(`${server().url}/#/power/new`)
    const kept = await openNote(after)
    await expect.poll(() => kept.inputValue()).not.toBe('')
    const lostMs = (text.length - (await kept.inputValue()).length) * KEY_MS
    expect(lostMs).toBeLessThanOrEqual(300 + KEY_MS)
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
