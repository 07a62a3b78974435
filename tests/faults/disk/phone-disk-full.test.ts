// The phone's disk is full to the last block. No word says "saved", what was typed stays, and once
// somebody has made room the same press saves it.

import { join as joinPath } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { uk } from '../../../src/i18n/uk.ts'
import { join, openNote, waitUntilInstalled } from '../../support/field-worker.ts'
import { openPhone } from '../../support/phone.ts'
import { startServer } from '../../support/running-server.ts'
import { makeLoopDisk } from '../support/loop-disk.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { notice } from '../support/power-tap.ts'

/** Letters in no order: the browser packs what repeats itself, and that may fit into a block's last bytes. */
const TYPED = Array.from({ length: 2600 }, (_, n) =>
  String.fromCharCode(0x430 + ((((n + 1) * 7919 * (n + 3)) % 9973) % 32)),
).join('')
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

test('a phone with a full disk says so, claims nothing, keeps what was typed, and saves once there is room', async () => {
  const disk = await makeLoopDisk(512)
  ends.push(disk.remove)
  const server = await startServer({ demo: true })
  ends.push(server.remove)
  const phone = await openPhone({ profile: joinPath(disk.folder, 'profile') })
  ends.push(() => phone.kill().catch(() => undefined)) // dead already where the test failed early
  await join(phone, server, 'field')
  await waitUntilInstalled(phone.page())
  await phone.context().setOffline(true)
  const page = phone.page()
  await page.goto(`${server.url}/#/power/new`)
  const note = await openNote(page)
  await note.fill(TYPED)
  await disk.fillUp()
  const save = page.getByRole('button', { name: uk['act.save'] })
  await save.tap()
  await page.getByText(uk['stor.full.keep']).or(page.getByText(uk['err.save'])).waitFor()
  expect(await notice(page).getByText(uk['rec.saved']).count()).toBe(0)
  expect(await note.inputValue()).toBe(TYPED)
  disk.makeRoom()
  await save.tap()
  await notice(page).getByText(uk['rec.saved']).waitFor()
  expect(await countOutbox(page)).toBe(1)
})
