// Firefox has no Background Sync and other ideas of a kill. What was recorded without a network is there
// after it, the app starts without a server, and sends when it is open and somebody answers.

import { afterEach, expect, test } from 'vitest'
import { powerOffButton, SCHOOL, waitUntilInstalled } from '../../support/field-worker.ts'
import { startServer } from '../../support/running-server.ts'
import { uk } from '../../../src/i18n/uk.ts'
import { openBadNet } from '../support/bad-net.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { readServerFile } from '../support/server-file.ts'
import { openFirefox } from './firefox-phone.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

test('recorded without a network, killed, opened again without a server: it is there, and goes out once', async () => {
  const server = await startServer({ demo: true })
  ends.push(server.remove)
  const net = await openBadNet(server.port)
  ends.push(net.close)
  const phone = await openFirefox()
  ends.push(phone.remove)
  const page = phone.page()
  await page.goto(`${net.url}/#/join/${server.invite('field').code}`)
  await page.getByRole('button', { name: uk['join.go'] }).click()
  await page.getByRole('searchbox').fill(SCHOOL)
  const school = { name: SCHOOL }
  await page.getByRole('button', school).or(page.getByRole('link', school)).click()
  await powerOffButton(page).waitFor()
  await waitUntilInstalled(page)
  const before = readServerFile(server.data).changes.size

  net.set({ tag: 'none' })
  await powerOffButton(page).click()
  await page.getByText(uk['rec.saved']).first().waitFor()
  await phone.kill()
  await phone.open()
  const again = phone.page()
  await again.goto(net.url)
  await again.getByRole('button', { name: uk['power.act.on'] }).waitFor()
  expect(await countOutbox(again)).toBe(1)
  await again.goto(`${net.url}/#/sending`)
  await again.getByText(uk['sync.open']).first().waitFor()

  net.set({ tag: 'fair' })
  await again.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => readServerFile(server.data).changes.size).toBe(before + 1)
  await expect.poll(() => countOutbox(again)).toBe(0)
})
