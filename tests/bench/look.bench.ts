import { test } from 'vitest'
import { join } from '../support/field-worker.ts'
import { openPhone } from '../support/phone.ts'
import { startServer } from '../support/running-server.ts'
test('look', async () => {
  const server = await startServer({ demo: true })
  const phone = await openPhone()
  try {
    await join(phone, server, 'coordinator')
    const page = phone.page()
    page.on('console', (m) => console.log(m.text()))
    for (let n = 0; n < 2; n++) {
      if (n === 0) await page.goto(`${server.url}/#/needs/new`)
      else await page.getByText('Записати ще одну тут').tap()
      await page.getByRole('button', { name: 'Павербанк' }).tap()
      if (n === 1) {
        await page.getByText('Додати ще щось').tap()
        await page.getByRole('button', { name: 'Тепла ковдра' }).tap()
      }
      await page.getByText('Критично', { exact: true }).tap()
      await page.getByText('Додати подробиці').tap()
      await page.getByText('Характеристики').first().tap()
      await page.waitForTimeout(300)
      if (n === 1)
        await page
          .getByRole('textbox', { name: /Щонайменше/ })
          .first()
          .fill('7')
      await page.getByText('Можна грошима').first().tap()
      await page.screenshot({ path: `/tmp/nlook/form${n}.png`, fullPage: true })
      await page.getByRole('button', { name: 'Зберегти потребу' }).tap()
      await page.waitForTimeout(700)
      if (n === 1) {
        await page.screenshot({ path: `/tmp/nlook/form-error.png` })
        await page
          .getByRole('textbox', { name: /Щонайменше/ })
          .first()
          .fill('1')
        await page.getByRole('button', { name: 'Зберегти потребу' }).tap()
        await page.waitForTimeout(700)
      }
    }
    await page.goto(`${server.url}/#/needs?whose=mine`)
    await page.waitForTimeout(900)
    await page.screenshot({ path: `/tmp/nlook/mine.png` })
    await page.locator('.windowed-row a').nth(0).tap()
    await page.waitForTimeout(900)
    await page.screenshot({ path: `/tmp/nlook/card.png`, fullPage: true })
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByText('Так, це та сама потреба').tap()
    await page.waitForTimeout(1200)
    await page.screenshot({ path: `/tmp/nlook/joined.png`, fullPage: true })
    await page.getByText('Скасувати').tap()
    await page.waitForTimeout(1200)
    await page.screenshot({ path: `/tmp/nlook/parted.png`, fullPage: true })
    await page.getByText('Історія запису').tap()
    await page.waitForTimeout(600)
    await page.screenshot({ path: `/tmp/nlook/history.png`, fullPage: true })
    console.log(phone.complaints)
  } finally {
    await phone.remove()
    await server.remove()
  }
}, 120000)
