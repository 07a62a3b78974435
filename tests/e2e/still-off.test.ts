import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const DISTRICT = 'UA80000000000336424'

test('an outage that nobody ended asks at the next start, and one touch answers', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  const goTo = async (place: string) => {
    await button(page, /Змінити місце$/).tap()
    await button(page, new RegExp(`^${place}`))
      .first()
      .tap()
  }
  await goTo('Лікарня № 3')
  const hospital = page.getByRole('group', { name: 'Світло · Лікарня № 3' })
  await hospital.getByRole('button', { name: uk['still.still-off'] }).tap()
  await hospital.waitFor({ state: 'detached' })
  await page.reload()
  await goTo('Школа № 12')
  const school = page.getByRole('group', { name: 'Світло · Школа № 12' })
  await school.getByRole('button', { name: uk['still.back'] }).tap()
  await button(page, uk['power.act.off']).waitFor()
  await school.waitFor({ state: 'detached' })
  expect(await hospital.isVisible()).toBe(false)
})

test('a schedule is pasted at one facility, and set against what happened', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.goto(`${server().url}/#/power`)
  await page.getByRole('link', { name: 'Школа № 12', exact: true }).tap()
  await page.getByRole('link', { name: uk['plan.write'] }).tap()
  await page.getByLabel(uk['field.queue']).selectOption('3.1')
  await page.getByLabel(uk['plan.hours']).fill('16-12')
  await button(page, uk['act.save']).tap()
  await button(page, uk['plan.err.swapped']).waitFor()
  expect(await page.getByLabel(uk['plan.hours']).inputValue()).toBe('16-12')
  await page.getByLabel(uk['plan.hours']).fill('1.1 00-04\n3.1 00:00–24:00')
  await button(page, uk['act.save']).tap()
  await page.getByText(uk['plan.beyond']).waitFor()
  await page.getByText(/00:00–24:00/).waitFor()

  // A district has no record of its own: its queue is what its outages say.
  await page.goto(`${server().url}/#/power/new?at=p:${DISTRICT}`)
  await page.getByText(uk['outage.more']).tap()
  await page.getByLabel(uk['field.queue']).selectOption('3.1')
  await button(page, uk['act.save']).tap()
  await page.getByRole('heading', { level: 1, name: uk['tab.power'], exact: true }).waitFor()
  await page.goto(`${server().url}/#/power/at/p:${DISTRICT}`)
  await page.getByText(uk['plan.title.queue'].replace('{queue}', '3.1')).waitFor()
  await page.getByText(/00:00–24:00/).waitFor()

  // What is written down at the district is read at the facility of the same queue.
  await page.getByRole('link', { name: uk['plan.write'] }).tap()
  expect(await page.getByLabel(uk['field.queue']).inputValue()).toBe('3.1')
  await button(page, uk['plan.tomorrow']).tap()
  await page.getByLabel(uk['plan.hours']).fill('з 8 до 12')
  await button(page, uk['act.save']).tap()
  await page.getByText(/08:00–12:00/).waitFor()
  await page.goto(`${server().url}/#/power`)
  await page.getByRole('link', { name: 'Школа № 12', exact: true }).tap()
  await page.getByText(/08:00–12:00/).waitFor()
})
