import type { Page, Worker } from 'playwright-core'
import { expect, test } from 'vitest'
import { call, makeNeedChanges, makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { join, waitUntilInstalled } from '../support/field-worker.ts'
import type { Phone } from '../support/phone.ts'
import { readRows } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'
import { uk as said } from '../../src/i18n/bell/uk.ts'
import { uk } from '../../src/i18n/uk.ts'

const { server, newPhone } = setStage()

/** No push service can be reached from a test: the browser's own part is played, the rest is real. */
function playPushService(): void {
  const subscription = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/played',
    unsubscribe: () => {
      localStorage.removeItem('played')
      return Promise.resolve(true)
    },
    toJSON: () => ({
      endpoint: 'https://fcm.googleapis.com/fcm/send/played',
      keys: { p256dh: `B${'x3kQ'.repeat(21)}w8`, auth: 'hM3tR0kQ7w2XzB5nV8cLpA' },
    }),
  }
  const { prototype } = PushManager
  Object.assign(prototype, {
    getSubscription: () => Promise.resolve(localStorage.getItem('played') ? subscription : null),
    subscribe: (options: { applicationServerKey: Uint8Array }) => {
      localStorage.setItem('played', String(options.applicationServerKey.length))
      return Promise.resolve(subscription)
    },
  })
  Object.assign(Notification, { requestPermission: () => Promise.resolve('granted') })
}

test('a person asks in the menu to be told of answers, and can take it back', async () => {
  const phone = await newPhone({ script: playPushService })
  await phone.context().grantPermissions(['notifications'])
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const page = phone.page()
  await page.goto(`${server().url}/#/menu`)
  const bell = page.getByRole('switch', { name: uk['bell.toggle'] })
  expect(await bell.isChecked()).toBe(false)
  expect(await page.evaluate(() => localStorage.getItem('played'))).toBeNull()
  await phone.context().setOffline(true)
  await phone.touch(bell)
  await page.getByText(uk['bell.failed']).first().waitFor()
  await expect.poll(() => bell.isChecked()).toBe(false)
  await phone.context().setOffline(false)
  await phone.touch(bell)
  await expect.poll(() => page.evaluate(() => localStorage.getItem('played'))).toBe('65')
  await expect.poll(() => bell.isChecked()).toBe(true)
  await expect.poll(() => isOnAtServer(page)).toBe(true)
  await page.reload()
  await expect.poll(() => bell.isChecked()).toBe(true)
  await phone.touch(bell)
  await expect.poll(() => bell.isChecked()).toBe(false)
  await expect.poll(() => isOnAtServer(page)).toBe(false)
})

test('an address that the browser changes by itself is renewed, and the server told', async () => {
  const phone = await newPhone()
  await phone.context().grantPermissions(['notifications'])
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  expect(await isOnAtServer(phone.page())).toBe(false)
  const worker = await findWorker(phone)
  // The way to the browser's push service is played.
  await worker.evaluate(`{
    const keys = { p256dh: 'B' + 'x3kQ'.repeat(21) + 'w8', auth: 'hM3tR0kQ7w2XzB5nV8cLpA' }
    const endpoint = 'https://fcm.googleapis.com/fcm/send/renewed'
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
      if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error('not like this')
      return { toJSON: () => ({ endpoint, keys }) }
    }
    dispatchEvent(new ExtendableEvent('pushsubscriptionchange'))
  }`)
  await expect.poll(() => isOnAtServer(phone.page())).toBe(true)
})

test('the phone says in its own words what city hall answered, and opens the record', async () => {
  const phone = await newPhone()
  await phone.context().grantPermissions(['notifications'])
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const [need] = makeNeedChanges(1, makeReplica(), Date.now() - 60_000)
  if (need === undefined) throw new Error('no need')
  const answered = { ...need, set: { ...need.set, status: 'declined' } }
  await writeAsCoordinator(server(), [answered])

  const hint = JSON.stringify({ need: need.record, language: 'uk' })
  const notice = { title: said.title, body: said.declined, tag: need.record }
  expect(await push(phone, hint)).toMatchObject(notice)
  await pressNotice(phone, need.record)
  await expect.poll(() => phone.page().url()).toContain(`#/needs/${need.record}`)
})

test('a push that says nothing is answered with words all the same', async () => {
  const phone = await newPhone()
  await phone.context().grantPermissions(['notifications'])
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const notice = { title: said.title, body: said.other, tag: '' }
  expect(await push(phone, 'no hint at all')).toMatchObject(notice)
})

test('on an iPhone that has no such thing, the menu says what to do first', async () => {
  const phone = await newPhone({ script: playIphone })
  await join(phone, server(), 'field')
  await phone.page().evaluate(() => localStorage.setItem('iphone', 'yes'))
  await phone.page().goto(`${server().url}/#/menu`)
  await phone.page().reload()
  await phone.page().getByText(uk['bell.install']).waitFor()
  expect(await phone.page().getByRole('switch', { name: uk['bell.toggle'] }).count()).toBe(0)
})

/** Safari has no pushes for what does not stand on the home screen. */
function playIphone(): void {
  if (localStorage.getItem('iphone') === null) return
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1'
  Object.defineProperty(navigator, 'userAgent', { value: userAgent })
  Reflect.deleteProperty(globalThis, 'PushManager')
  Reflect.deleteProperty(globalThis, 'Notification')
}

/** Gives the notice that the worker asks the browser to show for a push. The browser's own part, from the
 *  push service to the notice on the screen, is played: it takes no pushes but its maker's. */
async function push(phone: Phone, data: string): Promise<unknown> {
  const worker = await findWorker(phone)
  return worker.evaluate(`new Promise((resolve) => {
    registration.showNotification = async (title, options) => resolve({ title, ...options })
    dispatchEvent(new PushEvent('push', { data: ${JSON.stringify(data)} }))
  })`)
}

/** A finger on the notice; no browser lets a test put one there. */
async function pressNotice(phone: Phone, tag: string): Promise<void> {
  const worker = await findWorker(phone)
  await worker.evaluate(`{
    const press = new ExtendableEvent('notificationclick')
    press.notification = { tag: ${JSON.stringify(tag)}, close: () => undefined }
    dispatchEvent(press)
  }`)
}

async function findWorker(phone: Phone): Promise<Worker> {
  const [worker] = phone.context().serviceWorkers()
  return worker ?? phone.context().waitForEvent('serviceworker')
}

/** Asks with the phone's own token, which only its database holds. */
async function isOnAtServer(page: Page): Promise<unknown> {
  const rows = JSON.stringify(await readRows(page, 'meta'))
  const [, token = ''] = /"token":"([\w-]+)"/.exec(rows) ?? []
  const headers = { authorization: `Bearer ${token}` }
  const { body } = await call(`${server().url}/api/push`, { headers })
  return JSON.parse(body.toString()).on
}
