// A browser drops its own copies of files when it likes to; what the worker keeps must be enough for
// every screen that a field worker has.

import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { join, waitUntilInstalled } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const SCREENS = [
  'needs',
  'needs/new',
  'power',
  'power/new',
  'aid',
  'aid/receive',
  'aid/give',
  'menu',
  'menu/help',
  'menu/about',
  'menu/install',
  'menu/places',
  'menu/places/new',
  'menu/donors',
  'menu/donors/new',
  'site-log',
  'site-log/key',
  'sending',
]
const { server, newPhone } = setStage()

test('every screen of a field worker opens without a network, out of what the worker keeps', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const session = await phone.context().newCDPSession(phone.page())
  await session.send('Network.clearBrowserCache')
  await server().kill()
  await phone.context().setOffline(true)
  const page = phone.page()
  for (const screen of SCREENS) {
    await page.goto(`${server().url}/#/${screen}`)
    // A page that is loaded anew has none of the parts in its memory.
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect.soft(await page.getByText(uk['load.failed']).count(), screen).toBe(0)
  }
})
