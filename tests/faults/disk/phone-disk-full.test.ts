// The phone's disk is full to the last block. No word says "saved" of what is not: what was typed stays,
// and once somebody has made room the same press saves it. The browser's own files hold some room in
// reserve; what still goes into it is truly saved. Whether Chromium finds its files again at its next
// start is another matter (docs/reliability.md): it is for the app to admit, not to prevent.

import { join as joinPath } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { uk } from '../../../src/i18n/uk.ts'
import { join, openNote, waitUntilInstalled } from '../../support/field-worker.ts'
import { openPhone } from '../../support/phone.ts'
import { startServer } from '../../support/running-server.ts'
import { makeLoopDisk } from '../support/loop-disk.ts'
import { countOutbox } from '../support/outbox-count.ts'
import { notice } from '../support/power-tap.ts'

/** More than the crumbs that are left when nothing of the least size fits any more. */
const LETTERS = 2600
/** Somewhere between two saves the browser may tidy its files up, and find room once more. */
const MOST_SAVES = 12

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
  const save = page.getByRole('button', { name: uk['act.save'] })
  const saved = notice(page).getByText(uk['rec.saved'])
  const refused = page.getByText(uk['stor.full.keep']).or(page.getByText(uk['err.save']))

  let confirmed = 0
  for (let isRefused = false; !isRefused;) {
    expect(confirmed).toBeLessThan(MOST_SAVES)
    if (confirmed > 0) disk.makeRoom()
    await page.goto(`${server.url}/#/today`)
    await page.goto(`${server.url}/#/power/new`)
    const note = await openNote(page)
    const typed = makeText(confirmed)
    await note.fill(typed)
    await disk.fillUp()
    await takeReserve(page)
    await save.tap()
    await saved.or(refused).first().waitFor()
    isRefused = (await saved.count()) === 0
    if (!isRefused) {
      confirmed += 1
      continue
    }
    expect(await refused.count()).toBe(1)
    expect(await note.inputValue()).toBe(typed)
    disk.makeRoom()
    expect(await countOutbox(page)).toBe(confirmed)
    await save.tap()
    await saved.waitFor()
    confirmed += 1
  }
  expect(await countOutbox(page)).toBe(confirmed)
})

/** Letters in no order: the browser packs what repeats itself. */
function makeText(seed: number): string {
  return Array.from({ length: LETTERS }, (_, n) =>
    String.fromCharCode(0x430 + ((((n + 1) * 7919 * (n + 3 + seed)) % 9973) % 32)),
  ).join('')
}

/** Fills what the browser's files hold in reserve, until not even a little goes in. */
async function takeReserve(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('promin')
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const writing = database.transaction('photoBytes', 'readwrite', { durability: 'strict' })
        writing.addEventListener('complete', () => resolve(true))
        writing.addEventListener('abort', () => resolve(false))
        // An error of the disk shuts the database, and then neither of the two may ever come.
        setTimeout(() => resolve(false), 3000)
        const body = crypto.getRandomValues(new Uint8Array(size))
        writing.objectStore('photoBytes').put({ sha256: `ballast ${crypto.randomUUID()}`, body })
      })
    for (let size = 65_536; size >= 256; size /= 2)
      for (let n = 0, fits = true; fits && n < 100; n++) fits = await put(size).catch(() => false)
    database.close()
  })
}
