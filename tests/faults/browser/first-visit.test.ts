// The network breaks off while the app is fetched for the first time.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitUntilInstalled } from '../../support/field-worker.ts'
import { setStage } from '../../support/stage.ts'
import { openBadNet, type BadNet } from '../support/bad-net.ts'
import { joinOver } from './phone-behind-net.ts'

const { server, newPhone } = setStage()

let net: BadNet
beforeEach(async () => {
  net = await openBadNet(server().port)
})
afterEach(() => net.close())

test('an app whose first installation was torn installs itself when the network is back, and starts without one', async () => {
  const phone = await newPhone({ script: holdWorker })
  await joinOver(phone, server(), net)
  const page = phone.page()
  await expect.poll(() => page.evaluate('asked')).toBe(true)
  // The worker and a part of what it keeps get through.
  net.set({ tag: 'window', bytes: 100_000 })
  await page.evaluate('letWorkerCome()')
  await expect.poll(() => page.evaluate('broken')).toBe(1)
  expect(await page.evaluate(hasWorker)).toBe(false)
  net.set({ tag: 'fair' })
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await waitUntilInstalled(page)
  net.set({ tag: 'none' })
  await page.reload()
  await page.getByRole('banner').waitFor()
})

async function hasWorker(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration()
  return Boolean(registration?.active)
}

/** The worker is registered when the test says so, and counted when its installation broke off. */
function holdWorker(): void {
  let letWorkerCome: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letWorkerCome = resolve
  })
  Object.assign(globalThis, { letWorkerCome, asked: false, broken: 0 })
  const container = navigator.serviceWorker
  const register = container.register.bind(container)
  const registerLater = async (...asked: Parameters<typeof register>) => {
    Object.assign(globalThis, { asked: true })
    await held
    const breakOff = () => Object.assign(globalThis, { broken: 1 })
    const registering = register(...asked)
    registering.catch(breakOff)
    const registration = await registering
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') breakOff()
    })
    return registration
  }
  Object.assign(container, { register: registerLater })
}
