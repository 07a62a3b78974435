import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, SCHOOL } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const STAIRCASE = { latitude: 50.46, longitude: 30.51, accuracy: 18 }

test('a refused position is a sentence, and the list is still there', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await button(page, new RegExp(`^${SCHOOL}`)).tap()
  await button(page, uk['pos.find']).tap()
  await page.getByText(uk['pos.refused']).waitFor()
  await button(page, 'Лікарня № 3').waitFor()
})

test('who stands at a facility finds it by position afterwards, as one of several places', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await phone.context().grantPermissions(['geolocation'])
  await phone.context().setGeolocation(STAIRCASE)
  await page.goto(`${server().url}/#/menu/places`)
  await page.getByRole('link', { name: 'Лікарня № 3' }).tap()
  await button(page, uk['fac.point.take']).tap()
  await page.getByText(uk['fac.point.v'].replace('{accuracy}', '18 м')).waitFor()
  await button(page, uk['act.save']).tap()
  await page.getByText(uk['fac.saved']).first().waitFor()

  await page.goto(`${server().url}/#/today`)
  await button(page, new RegExp(`^${SCHOOL}`)).tap()
  await button(page, uk['pos.find']).tap()
  await button(page, 'Лікарня № 3 0 м').tap()
  await button(page, /^Лікарня № 3/).waitFor()

  await page.goto(`${server().url}/#/menu/places`)
  const mine = page.getByRole('region', { name: uk['fac.mine.others'] })
  await mine.getByRole('button', { name: new RegExp(`^${SCHOOL}`) }).tap()
  await page.goto(`${server().url}/#/today`)
  expect(await button(page, new RegExp(`^${SCHOOL}`)).isVisible()).toBe(true)
})
