import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makePhoto } from '../support/made-files.ts'
import { putOnAPort, readToEnd, type OnAPort } from './support/on-a-port.ts'
import type { TestPhone } from './support/test-phone.ts'
import { countChanges, startTestServer, type TestServer } from './support/test-server.ts'

// Who holds a connection and does nothing with it is let go, by the server's own clock; whoever else asks
// is answered. Nothing waits for a time here: each test waits for the connection to end.

const FOREVER = 600_000
const SOON = 40
/** Only what a test is about runs out. */
const patient = {
  headersMs: FOREVER,
  requestMs: FOREVER,
  stillMs: FOREVER,
  betweenMs: FOREVER,
  lookEveryMs: 10,
}
/** More than the system takes in for a reader that does not read. */
const BIG_BYTES = 32_000_000

let server: TestServer
let phone: TestPhone
let port: OnAPort
beforeEach(async () => {
  const big = { body: Buffer.alloc(BIG_BYTES), type: 'application/octet-stream', etag: '"b"' }
  const files = new Map([['big.bin', { ...big, br: undefined, gzip: undefined }]])
  server = await startTestServer({ files })
  phone = await server.phone()
})
afterEach(async () => {
  port.waitLonger()
  await expectServes()
  await port.close()
  expect(server.logged()).not.toMatch(/"event":"(?:bug|request_failed)"/)
  await server.remove()
})

async function open(patience: Partial<typeof patient> & { connections?: number }): Promise<void> {
  port = await putOnAPort(server, { ...patient, ...patience })
}

/** Somebody else, over a connection of his own. */
async function expectServes(): Promise<void> {
  const answer = await fetch(`${port.url}/api/health`, { headers: { connection: 'close' } })
  expect(await answer.json()).toMatchObject({ status: 'ok' })
}

/** Sends a byte now and then, until the connection ends. */
function drip(socket: Socket, byte: string): void {
  const dripping = setInterval(() => socket.write(byte), 5)
  socket.once('close', () => clearInterval(dripping))
}

const head = (method: string, path: string, headers: Record<string, string> = {}) =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${phone.token}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')

const JSON_BODY = { 'Content-Type': 'application/json', 'Content-Length': '5000' }

describe('a connection is ended', () => {
  test('on which nothing was ever sent', async () => {
    await open({ headersMs: SOON })
    const silent = await port.dial('')
    expect(await readToEnd(silent)).toContain(' 408 ')
  })

  test('whose headers come byte by byte', async () => {
    await open({ headersMs: SOON })
    const slow = await port.dial('GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
    drip(slow, 'x')
    expect(await readToEnd(slow)).toContain(' 408 ')
  })

  test('whose body comes byte by byte; nothing of it is stored', async () => {
    await open({ requestMs: 10 * SOON, headersMs: 10 * SOON })
    const slow = await port.dial(`${head('POST', '/api/sync', JSON_BODY)}{"protocol":1,"x":"`)
    drip(slow, 'x')
    expect(await readToEnd(slow)).toContain(' 408 ')
    expect(await countChanges(server.db)).toBe(0)
  })

  test('whose body never comes', async () => {
    await open({ stillMs: SOON })
    const slow = await port.dial(head('POST', '/api/sync', JSON_BODY))
    port.waitLonger()
    await expectServes()
    expect(await readToEnd(slow)).toBe('')
  })

  test('that reads nothing of a long answer', async () => {
    await open({ stillMs: SOON })
    const deaf = await port.dial(head('GET', '/big.bin'))
    deaf.pause()
    port.waitLonger()
    await expectServes()
    await port.holds(0)
  })

  test('that asks for one thing after another and reads none of it; it fills no memory', async () => {
    await open({ stillMs: SOON })
    const before = process.memoryUsage().arrayBuffers
    const deaf = await port.dial(head('GET', '/big.bin').repeat(1_000))
    deaf.pause()
    await port.holds(0)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * BIG_BYTES)
  })

  test('that was answered and asks for nothing more', async () => {
    await open({ betweenMs: SOON })
    const idle = await port.dial(head('GET', '/api/health'))
    expect(await readToEnd(idle)).toContain('"status":"ok"')
  })
})

test('a phone that shuts its own half after asking is answered', async () => {
  await open({})
  const half = await port.dial('')
  half.end(head('GET', '/api/health'))
  expect(await readToEnd(half)).toContain('"status":"ok"')
})

test('of a photo that came too slowly, what came is kept, and the phone goes on from there', async () => {
  await open({ requestMs: 10 * SOON, headersMs: 10 * SOON })
  const bytes = makePhoto(5_000)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const tus = { authorization: `Bearer ${phone.token}`, 'tus-resumable': '1.0.0' }
  const begun = await fetch(`${port.url}/api/files/`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${base64(sha256)},type ${base64('image/jpeg')}`,
    },
  })
  const path = new URL(begun.headers.get('location') ?? '', port.url).pathname
  const slow = await port.dial(
    head('PATCH', path, {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': String(bytes.length),
    }),
  )
  slow.write(bytes.subarray(0, 100))
  await readToEnd(slow)
  port.waitLonger()
  const left = await fetch(`${port.url}${path}`, { method: 'HEAD', headers: tus })
  const offset = Number(left.headers.get('upload-offset'))
  expect(offset).toBe(100)
  const rest = await fetch(`${port.url}${path}`, {
    method: 'PATCH',
    headers: {
      ...tus,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes.subarray(offset),
  })
  expect(rest.status).toBe(204)
})

test('more connections than the server holds are let go at once; when there is room, it serves again', async () => {
  await open({ connections: 3 })
  const held = await Promise.all([1, 2, 3].map(() => port.dial('')))
  await port.holds(3)
  expect(await readToEnd(await port.dial(head('GET', '/api/health')))).toBe('')
  for (const socket of held) socket.destroy()
  await port.holds(0)
})

test('a thousand slow connections keep nobody from pushing', async () => {
  await open({})
  const slow = [head('POST', '/api/sync', JSON_BODY), 'GET / HTTP/1.1\r\nX: ', '']
  await Promise.all(Array.from({ length: 999 }, (_, n) => port.dial(slow[n % 3] ?? '')))
  // Of its own device the server takes eight at once.
  const other = await server.phone()
  const change = other.change()
  const body = { protocol: 1, now: server.clock.now, cursor: null, changes: [change] }
  const answer = await fetch(`${port.url}/api/sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${other.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(await answer.json()).toMatchObject({ rejected: [] })
  expect(await countChanges(server.db)).toBe(1)
})
