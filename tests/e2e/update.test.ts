import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { join, openNote, waitUntilInstalled } from '../support/field-worker.ts'
import { openPhone } from '../support/phone.ts'
import { DIST, startServer, type RunningServer } from '../support/running-server.ts'

const TYPED = 'Вода тільки на першому поверсі'

let dist: string
let server: RunningServer

beforeAll(async () => {
  // Inside the checkout, so that the server finds its packages.
  const cache = joinPath(DIST, '..', '.cache')
  mkdirSync(cache, { recursive: true })
  dist = mkdtempSync(joinPath(cache, 'build-'))
  cpSync(DIST, dist, { recursive: true })
  server = await startServer({ dist, demo: true })
})
afterAll(async () => {
  await server.remove()
  rmSync(dist, { recursive: true, force: true })
})

test('a new version waits for the next start, and the form that was open is still there', async () => {
  const phone = await openPhone()
  await join(phone, server, 'field')
  const page = phone.page()
  await waitUntilInstalled(page)
  await page.goto(`${server.url}/#/power/new`)
  const note = await openNote(page)
  await note.fill(TYPED)
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))

  await server.kill()
  appendFileSync(joinPath(dist, 'app', 'sw.js'), '\n// the next version\n')
  for (const packed of ['sw.js.br', 'sw.js.gz'])
    rmSync(joinPath(dist, 'app', packed), { force: true })
  await server.start()
  const waiting = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const next = registration.installing ?? registration.waiting
    if (next !== null && next.state !== 'installed')
      await new Promise((resolve) => next.addEventListener('statechange', resolve))
    return registration.waiting !== null
  })
  expect(waiting).toBe(true)
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
  expect(await note.inputValue()).toBe(TYPED)

  await phone.close()
  await phone.open()
  await phone.page().goto(`${server.url}/#/power/new`)
  const kept = await openNote(phone.page())
  await expect.poll(() => kept.inputValue()).toBe(TYPED)
  await expect
    .poll(() =>
      phone.page().evaluate(async () => {
        const registration = await navigator.serviceWorker.ready
        const body = await (await fetch(registration.active?.scriptURL ?? '')).text()
        return registration.waiting === null && body.includes('the next version')
      }),
    )
    .toBe(true)
  await phone.remove()
})
