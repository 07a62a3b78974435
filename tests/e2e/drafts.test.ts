import { describe, expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const KEY_MS = 40

describe('a form that is interrupted', () => {
  test('the page dies in the middle of a word: at most 300 ms of typing are lost', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'field')
    const page = phone.page()
    await page.goto(`${server().url}/#/power/new`)
    const note = page.getByRole('textbox', { name: uk['need.note'] })
    const text = 'Котельня стоїть, у під’їзді мороз, люди гріються в школі. '.repeat(2)
    await note.pressSequentially(text, { delay: KEY_MS })
    const crashed = page.waitForEvent('crash')
    const session = await phone.context().newCDPSession(page)
    session.send('Page.crash').catch(() => undefined)
    await crashed

    const after = await phone.newPage()
    await after.goto(`${server().url}/#/power/new`)
    const kept = after.getByRole('textbox', { name: uk['need.note'] })
    await expect.poll(() => kept.inputValue()).not.toBe('')
    const lostMs = (text.length - (await kept.inputValue()).length) * KEY_MS
    expect(lostMs).toBeLessThanOrEqual(300 + KEY_MS)
  })

  test('an empty form says at the field what is wrong, and keeps what was typed', async () => {
    const phone = await newPhone()
    await join(phone, server(), 'field')
    const page = phone.page()
    await page.goto(`${server().url}/#/aid/receive`)
    await button(page, uk['act.save']).tap()
    const summary = page.getByRole('alert')
    await summary.getByText(uk['err.summary']).waitFor()
    expect(await page.title()).toMatch(new RegExp(`^${uk['err.pagetitle']}`))
  })
})
