// The browser loses, garbles or refuses to store what was recorded. It is said, in words, and where
// nothing can be done no word claims that all is sent.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { join, waitUntilInstalled } from '../../support/field-worker.ts'
import { openPhone, type Phone } from '../../support/phone.ts'
import { setStage } from '../../support/stage.ts'
import { uk } from '../../../src/i18n/uk.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { powerButton, recordPower } from '../support/power-tap.ts'

const { server, newPhone } = setStage()

/** A phone with one record that was not sent; no network is near. It tells its console of the loss,
 *  which no other phone may do: so it stands on no stage. */
async function openWithUnsent(): Promise<Phone> {
  const phone = await openPhone()
  onTestFinished(phone.remove)
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  await phone.context().setOffline(true)
  await recordPower(phone)
  await expect.poll(() => countOutbox(phone.page())).toBe(1)
  return phone
}

/** What the first screen says of the loss, and where that leads. */
async function expectAdmitted(page: Page): Promise<void> {
  await page.getByText(uk['stor.lost']).waitFor()
  expect(await page.getByRole('banner').getByText(uk['chip.all']).count()).toBe(0)
  await page.getByRole('link', { name: uk['stor.lost.more'] }).tap()
  await page.getByText(uk['sync.lost']).waitFor()
}

test('records that the browser erased are admitted on the first screen', async () => {
  const phone = await openWithUnsent()
  const session = await phone.context().newCDPSession(phone.page())
  await session.send('Storage.clearDataForOrigin', {
    origin: server().url,
    storageTypes: 'indexeddb',
  })
  await phone.page().reload()
  await expectAdmitted(phone.page())
})

test('a database that the disk garbled opens empty without an error, and is admitted all the same', async () => {
  const phone = await openWithUnsent()
  await phone.close()
  garble(joinPath(phone.profile, 'Default', 'IndexedDB'))
  await phone.open({ offline: true })
  await phone.page().goto(server().url)
  await expectAdmitted(phone.page())
})

/** Overwrites the beginning of every file of the database, as a worn-out memory card does. */
function garble(folder: string): void {
  const databases = readdirSync(folder).filter((name) => name.endsWith('.leveldb'))
  expect(databases.length).toBeGreaterThan(0)
  for (const database of databases)
    for (const name of readdirSync(joinPath(folder, database))) {
      if (!/\.(?:log|ldb)$|^MANIFEST/.test(name)) continue
      const path = joinPath(folder, database, name)
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0x5a, 0, Math.min(bytes.length, 65_536)))
    }
}

test('storage that is nearly full, and one that the browser may erase, are told before it hurts', async () => {
  const phone = await newPhone({
    script: () => {
      StorageManager.prototype.estimate = async () => ({ usage: 992_000_000, quota: 1_000_000_000 })
      StorageManager.prototype.persist = async () => false
      StorageManager.prototype.persisted = async () => false
    },
  })
  await join(phone, server(), 'field')
  const page = phone.page()
  await page.getByText(uk['stor.low'].replace('{mb}', '8')).waitFor()
  await powerButton(page).waitFor()
  await page.goto(`${server().url}/#/sending`)
  await page.getByText(uk['stor.persist.no']).waitFor()
})

test('a browser that cannot send in the background says that the app must be open', async () => {
  const phone = await newPhone({
    script: () => void Reflect.deleteProperty(globalThis, 'SyncManager'),
  })
  await join(phone, server(), 'field')
  await phone.page().goto(`${server().url}/#/sending`)
  await phone.page().getByText(uk['sync.open']).first().waitFor()
})
