// Networks that answer in a server's place, or say nothing, or say things twice. Nothing leaves the
// phone on such a word, and what then goes out arrives once.

import { expect, test } from 'vitest'
import type { Weather } from '../support/bad-net.ts'
import { setDeskBehindNet } from '../support/desk-behind-net.ts'

/** Where a phone would wait for 20 s. */
const PATIENCE_MS = 400

const stage = setDeskBehindNet({ timeoutMs: PATIENCE_MS })

const HTML = '<!doctype html><title>Wi-Fi</title><p>Увійдіть, будь ласка'
const LOGIN = 'http://login.example/'

function says(status: string, type: string, body: string): Weather {
  const head = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n`
  const length = Buffer.byteLength(body)
  return { tag: 'portal', says: `${head}Content-Length: ${length}\r\n\r\n${body}` }
}

const ACCEPTED = {
  site: 'wifi',
  now: 1,
  restamped: [],
  rejected: [],
  records: [],
  cursor: 'c',
  more: false,
  reset: false,
}

const NETWORKS: [name: string, weather: Weather, fault: string][] = [
  ['a portal that says 200 and a page', says('200 OK', 'text/html', HTML), 'not_our_server'],
  [
    'a portal that leads to its own address',
    says(`302 Found\r\nLocation: ${LOGIN}`, 'text/html', HTML),
    'not_our_server',
  ],
  [
    'a portal that says what it is (511)',
    says('511 Network Authentication Required', 'text/html', HTML),
    'not_our_server',
  ],
  ['a portal that forbids with a page', says('403 Forbidden', 'text/html', HTML), 'not_our_server'],
  [
    'a portal that says {"status":"ok"} in JSON',
    says('200 OK', 'application/json', '{"status":"ok"}'),
    'not_our_server',
  ],
  [
    'another server that accepts everything',
    says('200 OK', 'application/json', JSON.stringify(ACCEPTED)),
    'not_our_server',
  ],
  ['a page that calls itself JSON', says('200 OK', 'application/json', HTML), 'not_our_server'],
  ['a server that is not there', { tag: 'none' }, 'unreachable'],
  ['a black hole', { tag: 'dark' }, 'timeout'],
  ['an answer that drips and never ends', { tag: 'slowLoris' }, 'timeout'],
]

test.each(NETWORKS)(
  '%s: nothing leaves the phone, and all arrives once later',
  async (_, weather, fault) => {
    const { server, net, phone } = stage()
    await phone.save()
    await phone.save()
    net.set(weather)
    await phone.device.sync('button')
    expect(await phone.device.queries.queueStatus()).toMatchObject({
      queued: 2,
      pace: { lastFault: fault },
      enrolment: {},
      disconnection: undefined,
    })
    net.set({ tag: 'fair' })
    await phone.device.sync('button')
    expect(await phone.queued()).toBe(0)
    expect(await server.changes()).toHaveLength(2)
  },
)

test('a proxy that sends every request twice: each change is taken once', async () => {
  const { server, net, phone } = stage()
  net.set({ tag: 'repeated' })
  for (let n = 0; n < 20; n++) {
    await phone.save()
    await phone.device.sync('button')
    expect(await phone.queued()).toBe(0)
  }
  const changes = await server.changes()
  expect(new Set(changes.map(({ record }) => record)).size).toBe(20)
  expect(changes).toHaveLength(20)
})

test('a link that is up for some 25 KB and down again: each time some more arrives, in the end all, once', async () => {
  const { server, net, phone } = stage()
  const count = 1200
  for (let n = 0; n < count; n++) await phone.save(`Підстанція ${n}, черга ${n % 6}: ${n * 7919}`)
  let before = count
  let windows = 0
  while (before > 0) {
    net.set({ tag: 'window', bytes: 25_000 })
    await phone.device.sync('online')
    const after = await phone.queued()
    expect(after).toBeLessThan(before)
    before = after
    windows += 1
    // The phone goes on to ask for what is new; where the window closed on that, nothing waits.
  }
  expect(windows).toBeGreaterThan(1)
  expect(await server.changes()).toHaveLength(count)
})

test('a browser that says "online" where nothing is: no word of its own is believed', async () => {
  const { server, net, phone } = stage()
  await phone.save()
  net.set({ tag: 'dark' })
  for (const trigger of ['online', 'visible', 'background'] as const)
    await phone.device.sync(trigger)
  expect(await phone.queued()).toBe(1)
  net.set({ tag: 'fair' })
  // And none is needed: the timer's turn suffices, with the browser still saying "offline".
  server.clock.now += 16 * 60_000
  await phone.device.sync('timer')
  expect(await phone.queued()).toBe(0)
})
