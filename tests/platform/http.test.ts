import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createTransport, reachServer } from '../../src/platform/http.ts'
import type { SyncRequest } from '../../src/domain/replica/wire.ts'

const REQUEST: SyncRequest = { protocol: 1, batch: 'b', now: 0, cursor: null, changes: [] }
const ANSWER = {
  site: 's',
  batch: 'b',
  now: 1,
  restamped: [],
  rejected: [],
  records: [],
  cursor: 'c',
  more: false,
  reset: false,
}
const PROBLEM = { type: 'about:blank', title: 'x', status: 403, code: 'revoked' }

type Reply = { readonly status?: number; readonly headers?: Record<string, string> }

function reply(body: string | object, { status = 200, headers = {} }: Reply = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = { 'Content-Type': 'application/json' }
  return new Response(text, { status, headers: { ...type, ...headers } })
}

function problem(body: object, reply_: Reply = {}): Response {
  const headers = { 'Content-Type': 'application/problem+json', ...reply_.headers }
  return reply(body, { status: 403, ...reply_, headers })
}

type Say = (input: string, init: RequestInit) => Promise<Response>

function send(say: Say, request = REQUEST, timeoutMs = 5000) {
  return createTransport('http://city', say).sync(request, { token: 't', timeoutMs })
}

describe('what counts as an answer', () => {
  test('the server answers', async () => {
    expect(await send(async () => reply(ANSWER))).toEqual({ tag: 'answer', response: ANSWER })
  })

  test.each<[string, () => Response]>([
    [
      "a captive portal's page, 200",
      () => reply('<html>', { headers: { 'Content-Type': 'text/html' } }),
    ],
    ["a captive portal's page that calls itself JSON", () => reply('<html>')],
    [
      "a captive portal's 403",
      () => reply('no', { status: 403, headers: { 'Content-Type': 'text/html' } }),
    ],
    ['a 511 of the network itself', () => reply('log in', { status: 511 })],
    [
      'a redirect to a login page',
      () => new Response(null, { status: 302, headers: { Location: '/login' } }),
    ],
    ['a body that was cut', () => reply(JSON.stringify(ANSWER).slice(0, -9))],
    ['JSON of another shape', () => reply({ ...ANSWER, cursor: 7 })],
    [
      'an answer of the wrong type',
      () => reply(ANSWER, { headers: { 'Content-Type': 'text/plain' } }),
    ],
    ['a good answer under a bad status', () => reply(ANSWER, { status: 500 })],
    ['a problem document without a code', () => problem({ type: 'x', title: 'x', status: 403 })],
    ['a problem document that calls itself plain JSON', () => reply(PROBLEM, { status: 403 })],
    ['a problem document under 200', () => problem(PROBLEM, { status: 200 })],
    ['nothing, 204', () => new Response(null, { status: 204 })],
  ])('[EN2] %s is a fault of the network', async (_name, make) => {
    expect(await send(async () => make())).toEqual({ tag: 'fault', fault: 'not_our_server' })
  })

  test('a problem document of ours is one', async () => {
    expect(await send(async () => problem(PROBLEM))).toEqual({
      tag: 'problem',
      status: 403,
      code: 'revoked',
      retryAfterMs: undefined,
    })
  })

  test.each([
    ['120', {}, 120_000],
    ['Tue, 24 Nov 2026 08:00:30 GMT', { Date: 'Tue, 24 Nov 2026 08:00:00 GMT' }, 30_000],
    ['Tue, 24 Nov 2026 07:00:00 GMT', { Date: 'Tue, 24 Nov 2026 08:00:00 GMT' }, 0],
    ['soon', {}, undefined],
  ])('Retry-After %s is read by the clock of the server', async (text, more, expected) => {
    const headers: Record<string, string> = { 'Retry-After': text, ...more }
    const answer = await send(async () => problem(PROBLEM, { status: 503, headers }))
    expect(answer).toMatchObject({ retryAfterMs: expected })
  })
})

describe('what may happen on the way', () => {
  test('no network', async () => {
    const answer = await send(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(answer).toEqual({ tag: 'fault', fault: 'unreachable' })
  })

  test('a black hole ends when its time is up, heeded signal or not', async () => {
    const heeds = (_input: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('AbortError'))),
      )
    const ignores = () => new Promise<Response>(() => undefined)
    for (const hole of [heeds, ignores])
      expect(await send(hole, REQUEST, 30)).toEqual({ tag: 'fault', fault: 'timeout' })
  })

  test('a reply that trickles for ever ends as well', async () => {
    const drip = () =>
      Promise.resolve(
        new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }), {
          headers: { 'Content-Type': 'application/json' },
        }),
      )
    expect(await send(drip, REQUEST, 30)).toEqual({ tag: 'fault', fault: 'timeout' })
  })

  test('a connection that is cut in the body', async () => {
    const cut = new ReadableStream({ pull: (body) => body.error(new Error('reset')) })
    const headers = { 'Content-Type': 'application/json' }
    expect(await send(async () => new Response(cut, { headers }))).toMatchObject({ tag: 'fault' })
  })
})

describe('what goes out', () => {
  async function capture(request: SyncRequest): Promise<RequestInit & { url: string }> {
    let seen: (RequestInit & { url: string }) | undefined
    await send(async (url, init) => {
      seen = { ...init, url }
      return reply(ANSWER)
    }, request)
    if (seen === undefined) throw new Error('nothing was sent')
    return seen
  }

  test('no cookie, no stored answer, no redirect followed; the token only in its header', async () => {
    const { url, headers, ...init } = await capture(REQUEST)
    expect(url).toBe('http://city/api/sync')
    expect(headers).toMatchObject({ Authorization: 'Bearer t' })
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' })
  })

  test('a large request is squeezed, a small one is not', async () => {
    const changes = Array.from({ length: 200 }, (_, n) => ({ id: `change ${n}` }))
    const large = await capture({ ...REQUEST, changes })
    expect(large.headers).toMatchObject({ 'Content-Encoding': 'gzip' })
    if (!(large.body instanceof ArrayBuffer)) throw new Error('squeezed bytes were expected')
    expect(JSON.parse(gunzipSync(large.body).toString())).toEqual({ ...REQUEST, changes })
    const small = await capture(REQUEST)
    expect(small.headers).not.toHaveProperty('Content-Encoding')
  })
})

test('an invite is used up only by an answer of a Promin server', async () => {
  const enrol = (say: () => Promise<Response>) =>
    reachServer('', say).enrol({ invite: 'i', name: 'n', now: 0 })
  const page = { headers: { 'Content-Type': 'text/html' } }
  expect(await enrol(async () => reply('<html>', page))).toMatchObject({
    problem: 'not_our_server',
  })
  const used = { ...PROBLEM, status: 409, code: 'invite_used' }
  expect(await enrol(async () => problem(used, { status: 409 }))).toMatchObject({
    problem: 'invite_used',
  })
  expect(await enrol(() => Promise.reject(new TypeError()))).toMatchObject({
    problem: 'unreachable',
  })
})
