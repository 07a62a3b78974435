// What the phone refuses, its camera or its room, is a sentence, and nothing that was typed is lost.

import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { takeShot } from '../support/camera.ts'
import { button, join, openNote } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const NOTE = 'Для операційної, третій поверх'

test('a camera that was refused is a sentence, and the other ways to connect are still there', async () => {
  const phone = await newPhone({
    script: () => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('refused', 'NotAllowedError'))
    },
  })
  const page = phone.page()
  await page.goto(`${server().url}/#/join`)
  await button(page, uk['join.scan']).tap()
  await page.getByText(uk['join.camera.denied']).waitFor()
  await button(page, uk['act.cancel']).tap()
  await page.getByText(uk['join.photo']).waitFor()
  await page.getByRole('textbox', { name: uk['join.code'] }).waitFor()
})

test('a phone without room says so of a photo and of the record, and saves both when there is some', async () => {
  const phone = await newPhone({ script: takeRoomAway })
  await join(phone, server(), 'field')
  const page = phone.page()
  const shot = await takeShot(page, 1200, 900)
  await page.goto(`${server().url}/#/needs/new`)
  await button(page, /^Генератор/)
    .first()
    .tap()
  await page.getByText(uk['urg.crit'], { exact: true }).tap()
  await (await openNote(page)).fill(NOTE)
  await page.evaluate(() => void Reflect.set(globalThis, 'noRoom', true))
  await choose(page, shot)
  await page.getByText(uk['photo.full']).waitFor()
  await button(page, uk['need.save']).tap()
  await page.getByText(uk['stor.full.keep']).waitFor()
  expect(await page.getByRole('textbox', { name: uk['need.note'] }).inputValue()).toBe(NOTE)

  await page.evaluate(() => void Reflect.set(globalThis, 'noRoom', false))
  await choose(page, shot)
  await page.getByRole('button', { name: 'Фото 1 з 1' }).waitFor()
  await button(page, uk['need.save']).tap()
  await page.getByText(uk['need.saved']).first().waitFor()
  await page.goto(`${server().url}/#/needs?whose=mine`)
  await page.locator('.windowed-row a').first().tap()
  await page.getByText(NOTE).first().waitFor()
})

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer }
  await page.locator('.photo-add input').setInputFiles(file)
}

/** While `noRoom` is true the browser keeps no more records and photos, as when the disk is full. */
function takeRoomAway(): void {
  const large = ['records', 'outbox', 'photos', 'photoBytes']
  for (const name of ['put', 'add'] as const) {
    const asIs = IDBObjectStore.prototype[name]
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...row) {
      if (Reflect.get(globalThis, 'noRoom') === true && large.includes(this.name))
        throw new DOMException('full', 'QuotaExceededError')
      return Reflect.apply(asIs, this, row)
    }
  }
}
