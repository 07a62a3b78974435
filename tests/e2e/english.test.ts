import { expect, test } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { uk } from '../../src/i18n/uk.ts'
import { join, waitUntilInstalled } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

test('who chose English reads it without a network, from the first word on', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  await phone.page().goto(`${server().url}/#/menu`)
  await phone.page().getByRole('heading', { level: 1, name: uk['tab.menu'] }).waitFor()
  await phone.page().getByText('English', { exact: true }).tap()
  await phone.page().getByRole('heading', { level: 1, name: en['tab.menu'] }).waitFor()
  await expect.poll(() => phone.page().evaluate(countEnglishParts)).toBeGreaterThan(0)
  await phone.close()
  await phone.open({ offline: true })
  const page = phone.page()
  await page.goto(server().url)
  await page.getByRole('heading', { level: 1, name: en['tab.today'] }).waitFor()
  await page.goto(`${server().url}/#/needs/new`)
  await page.getByText(en['need.what']).first().waitFor()
})

async function countEnglishParts(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith('promin-english-'))
  const counts = await Promise.all(
    names.map(async (name) => (await (await caches.open(name)).keys()).length),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
