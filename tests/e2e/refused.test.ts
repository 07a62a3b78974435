// What the phone refuses is a sentence, and there is another way.

import { test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

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
