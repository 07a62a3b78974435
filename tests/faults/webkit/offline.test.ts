// WebKit, Safari's engine: no Background Sync, and rules of its own for workers and databases. The app
// starts without a server, records there, and sends when it is open and somebody answers.

import { afterEach, expect, test } from 'vitest'
import { SCHOOL } from '../../support/field-worker.ts'
import { startServer } from '../../support/running-server.ts'
import { uk } from '../../../src/i18n/uk.ts'
import { openBadNet } from '../support/bad-net.ts'
import { readServerFile } from '../support/server-file.ts'
import { openWebkit } from './webkit-phone.ts'

const COUNT_KEPT = `await navigator.serviceWorker.ready; let count = 0;
  for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
  return count`
const COUNT_OUTBOX = `return new Promise((resolve) => {
  indexedDB.open('promin').onsuccess = ({ target: { result } }) => {
    result.transaction('outbox').objectStore('outbox').count().onsuccess = ({ target }) => {
      resolve(target.result); result.close()
    }
  }
})`
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

test('WebKit: recorded without a server, loaded again without one, it is there, and goes out once', async () => {
  const server = await startServer({ demo: true })
  ends.push(server.remove)
  const net = await openBadNet(server.port)
  ends.push(net.close)
  const phone = await openWebkit()
  ends.push(phone.close)
  await phone.goto(`${net.url}/#/join/${server.invite('field').code}`)
  await phone.press(uk['join.go'])
  await phone.waitForText(uk['join.place'])
  await phone.run(
    `const field = document.querySelector('input[type=search]'); field.value = given[0];
     field.dispatchEvent(new Event('input', { bubbles: true }))`,
    SCHOOL,
  )
  await phone.press(SCHOOL)
  await phone.waitForText(uk['power.unknown'])
  await expect.poll(() => phone.run(COUNT_KEPT)).toBeGreaterThan(3)
  const before = readServerFile(server.data).changes.size

  net.set({ tag: 'none' })
  await phone.press(uk['power.act.off'], uk['power.off'])
  await phone.waitForText(uk['rec.saved'])
  await phone.reload()
  await phone.waitForText(uk['power.act.on'])
  expect(await phone.run(COUNT_OUTBOX)).toBe(1)
  // Of a screen that was never opened this browser has no copy of its own.
  await phone.run(`location.hash = '#/needs/new'`)
  await phone.waitForText(uk['need.frequent'])
  await phone.run(`location.hash = '#/today'`)

  net.set({ tag: 'fair' })
  await phone.run(`dispatchEvent(new Event('online'))`)
  await expect.poll(() => readServerFile(server.data).changes.size).toBe(before + 1)
  await expect.poll(() => phone.run(COUNT_OUTBOX)).toBe(0)
})
