import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { button, join, powerOffButton, waitUntilInstalled } from '../support/field-worker.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

let server: RunningServer
let phones: Phone[] = []

beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterEach(async () => {
  const complaints = phones.flatMap((phone) => phone.complaints)
  await Promise.all(phones.map((phone) => phone.remove()))
  phones = []
  expect(complaints).toEqual([])
})
afterAll(() => server.remove())

async function newPhone(): Promise<Phone> {
  const phone = await openPhone()
  phones.push(phone)
  return phone
}

test('a night without network reaches a colleague in the morning, and nobody pressed a button', async () => {
  const mine = await newPhone()
  await join(mine, server, 'field')
  await waitUntilInstalled(mine.page())
  await mine.context().setOffline(true)

  await mine.openFromIcon(server.url)
  await mine.touch(powerOffButton(mine.page()))
  await mine.page().getByText(uk['power.off']).first().waitFor()
  expect(mine.touches()).toBe(2)

  await mine.openFromIcon(server.url)
  await mine.touch(button(mine.page(), uk['today.need']))
  await mine.touch(mine.page().getByRole('button', { name: 'Обігрівач' }).first())
  await mine.touch(mine.page().getByText(uk['urg.crit'], { exact: true }))
  await mine.touch(button(mine.page(), uk['need.save']))
  await mine.page().getByText(uk['need.saved']).waitFor()
  expect(mine.touches()).toBe(5)

  await mine.close()
  await mine.open({ offline: true })
  await mine.page().goto(server.url)
  await mine.page().getByText(uk['power.off']).first().waitFor()
  await mine.page().getByText('Обігрівач').first().waitFor()
  await mine
    .page()
    .getByRole('button', { name: /чекають/ })
    .waitFor()

  const colleague = await newPhone()
  await join(colleague, server, 'coordinator')
  await mine.context().setOffline(false)
  await colleague.page().goto(`${server.url}/#/needs`)
  await colleague
    .page()
    .getByRole('link', { name: /Обігрівач/ })
    .first()
    .waitFor({ timeout: 60_000 })
  await colleague.page().goto(`${server.url}/#/power`)
})
