import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  readProblem,
  countChanges,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'
import type { TestPhone } from './support/test-phone.ts'

let server: TestServer
let phone: TestPhone
beforeEach(async () => {
  server = await startTestServer()
  phone = await server.phone()
})
afterEach(() => server.remove())

const good = () => ({ protocol: 1, now: 1, cursor: null, changes: [] })
const MIB = 1024 * 1024

async function send(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await server.app.request('/api/sync', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${phone.token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body,
  })
  return answer.status === 200 ? '200' : readProblem(answer)
}

const zip = (text: string | Buffer) => new Uint8Array(gzipSync(text))
const GZIP = { 'content-encoding': 'gzip' }

describe('a body', () => {
  test('may be gzip, and may name its charset', async () => {
    expect(await send(zip(JSON.stringify(good())), GZIP)).toBe('200')
    expect(
      await send(JSON.stringify(good()), { 'content-type': 'Application/JSON; charset=utf-8' }),
    ).toBe('200')
  })

  test.each([
    ['nothing', ''],
    ['half a body', '{"protocol":1,'],
    ['HTML of a portal', '<html>'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text of a megabyte that never ends', `"${'x'.repeat(MIB - 10)}`],
    ['lists 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    [
      'objects 10,000 deep in a change',
      JSON.stringify(good()).replace('[]', `[${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`),
    ],
  ])('%s is malformed', async (_name, body) => {
    expect(await send(body)).toBe('400 malformed')
  })

  test.each([
    ['no protocol', { protocol: undefined }],
    ['a protocol of the future', { protocol: 2 }],
    ['now as text', { now: '1' }],
    ['now as a fraction', { now: 1.5 }],
    ['a cursor as a number', { cursor: 7 }],
    ['a cursor of 201 characters', { cursor: 'x'.repeat(201) }],
    ['no cursor', { cursor: undefined }],
    ['changes as an object', { changes: {} }],
    ['501 changes', { changes: Array.from({ length: 501 }, () => ({})) }],
    ['a limit of 0', { limit: 0 }],
    ['a limit past the largest', { limit: 1001 }],
    ['a batch that is too long', { batch: 'x'.repeat(65) }],
  ])('%s is malformed', async (_name, wrong) => {
    expect(await send(JSON.stringify({ ...good(), ...wrong }))).toBe('400 malformed')
  })

  test('of an older protocol tells that the app is too old', async () => {
    expect(await send(JSON.stringify({ ...good(), protocol: 0 }))).toBe('426 protocol_too_old')
    expect(await send(JSON.stringify({ protocol: 0, other: 'shape' }))).toBe('426 protocol_too_old')
  })

  test('that is not UTF-8 is malformed', async () => {
    expect(await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toBe('400 malformed')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'of type %j is not taken',
    async (type) => {
      expect(await send(JSON.stringify(good()), { 'content-type': type })).toBe(
        '415 unsupported_type',
      )
    },
  )

  test.each(['br', 'deflate', 'gzip, gzip'])('encoded as %s is not taken', async (encoding) => {
    expect(await send('{}', { 'content-encoding': encoding })).toBe('415 unsupported_type')
  })
})

describe('a gzip body', () => {
  test('that was cut is malformed, wherever it was cut', async () => {
    const whole = zip(JSON.stringify(good()))
    for (let at = 0; at < whole.length; at += 3)
      expect(`${at} ${await send(whole.slice(0, at), GZIP)}`).toBe(`${at} 400 malformed`)
  })

  test('that is no gzip is malformed', async () => {
    expect(await send(JSON.stringify(good()), GZIP)).toBe('400 malformed')
  })

  test('that inflates to 100 MiB is too large', async () => {
    expect(await send(zip(Buffer.alloc(100 * MIB)), GZIP)).toBe('413 too_large')
  })

  test.each([10, 100_000, 0xff_ff_ff_ff])(
    'is believed no word about its size: %i at the end of a bomb, and of a small one',
    async (said) => {
      for (const [text, answer] of [
        [Buffer.alloc(100 * MIB), '413 too_large'],
        [JSON.stringify(good()), '400 malformed'],
      ] as const) {
        const body = zip(text)
        new DataView(body.buffer).setUint32(body.length - 4, said, true)
        expect(await send(body, GZIP)).toBe(answer)
      }
    },
  )

  test.each([0, 1, 300, 16_383, 16_384, 16_385, 70_000, 1_000_000])(
    'of %i characters more is read whole, in one piece or in two',
    async (more) => {
      const text = `${JSON.stringify(good())}${' '.repeat(more)}`
      expect(await send(zip(text), GZIP)).toBe('200')
      const pieces = [text.slice(0, 20), text.slice(20)].map(zip)
      expect(await send(new Uint8Array(Buffer.concat(pieces)), GZIP)).toBe('200')
    },
  )

  test('of more than 1 MiB is too large, announced or not', async () => {
    const body = new Uint8Array(randomBytes(MIB + 1))
    expect(await send(body, GZIP)).toBe('413 too_large')
    expect(await send(body, { ...GZIP, 'content-length': String(body.length) })).toBe(
      '413 too_large',
    )
  })
})

describe('a million changes in one request', () => {
  test('are malformed, and nothing of them is stored', async () => {
    const body = zip(
      JSON.stringify({ ...good(), changes: Array.from({ length: 1_000_000 }, () => 1) }),
    )
    expect(await send(body, GZIP)).toBe('400 malformed')
    expect(await countChanges(server.db)).toBe(0)
  })
})
