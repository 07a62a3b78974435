// The phone's own tus client and upload loop against the real server, over a network that cuts.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import { reachFiles } from '../../src/platform/http-files.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'
import { makeUploadBench } from '../support/upload-bench.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

type Fate = 'arrives' | 'never arrives' | 'answer lost' | 'half arrives'

/** A network that does to each request what its script says, then nothing bad any more. */
function networkOf(script: Fate[]) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const fate = script.shift() ?? 'arrives'
    if (fate === 'never arrives') throw new TypeError('Failed to fetch')
    const { body = null } = init
    const isHalf = fate === 'half arrives' && body instanceof Uint8Array
    const came = isHalf ? new Uint8Array(body).slice(0, body.length / 2) : body
    const answer = await server.app.request(url, { ...init, body: came })
    if (fate === 'arrives') return answer
    throw new TypeError('Failed to fetch')
  }
}

async function phoneOn(script: Fate[], sizes: readonly number[]) {
  const { token } = await server.phone('field')
  const bench = makeUploadBench(sizes, reachFiles('http://promin', networkOf(script)))
  bench.records.enrolAgain(token)
  const viewer = await server.phone('viewer')
  return { bench, read: (sha256: string) => viewer.get(`/api/files/${sha256}`) }
}

describe('photos of a phone', () => {
  test('reach the real server whole, one after the other', async () => {
    const { bench, read } = await phoneOn([], [900, 40_000, 500_000])
    await bench.run()
    expect(bench.waiting()).toHaveLength(0)
    for (const { sha256 } of bench.photos.values()) {
      const kept = new Uint8Array(await (await read(sha256)).arrayBuffer())
      expect(sha256Of(kept)).toBe(sha256)
    }
  })

  test.each([
    ['nothing arrives at first', ['never arrives', 'never arrives']],
    ['the answer to the first word is lost', ['answer lost']],
    ['a piece arrives in half', ['arrives', 'half arrives']],
    ['the answer to the last piece is lost', ['arrives', 'answer lost']],
    [
      'all of it at once',
      ['arrives', 'half arrives', 'never arrives', 'answer lost', 'answer lost'],
    ],
  ] satisfies [string, Fate[]][])('go on where %s', async (_name, script) => {
    const { bench, read } = await phoneOn([...script], [150_000])
    for (let tries = 0; tries < 8 && bench.waiting().length > 0; tries++) {
      await bench.run()
      bench.records.clock.now += HOUR_MS
    }
    expect(bench.waiting()).toHaveLength(0)
    const [photo] = bench.photos.values()
    expect(photo?.state).toBe('sent')
    expect((await read(photo?.sha256 ?? '')).status).toBe(200)
  })

  test('that the server will not have are given up, and say so', async () => {
    const { bench } = await phoneOn([], [900])
    const [photo] = bench.photos.values()
    const bytes = makePhoto(900, 99)
    if (photo !== undefined) bench.photos.set(photo.sha256, { ...photo, bytes, size: bytes.length })
    await bench.run()
    expect([...bench.photos.values()].map(({ state }) => state)).toEqual(['refused'])
  })
})

describe('what is no answer of ours', () => {
  const bytes = makePhoto(900)
  const ask = { token: 'x'.repeat(30), timeoutMs: 1000 }
  const photo = { sha256: sha256Of(bytes), type: 'image/jpeg', size: bytes.length } as const
  test.each([
    ['a captive portal', () => new Response('<html>', { status: 200 })],
    ['a portal that forbids', () => new Response('<html>', { status: 403 })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/login' } })],
    ['a count without tus', () => new Response(null, { headers: { 'upload-offset': '900' } })],
    [
      'tus without a count',
      () => new Response(null, { status: 204, headers: { 'tus-resumable': '1.0.0' } }),
    ],
    [
      'an address elsewhere',
      () =>
        new Response(null, {
          status: 201,
          headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', location: '//evil.example/x' },
        }),
    ],
  ])('%s is a fault of the network', async (_name, answer) => {
    const files = reachFiles('', async () => answer())
    expect(await files.start(photo, ask)).toEqual({ tag: 'fault', fault: 'not_our_server' })
    expect(await files.fetchFile(photo.sha256, ask.token)).not.toBe('not_there')
  })

  test('a silent network ends in time', async () => {
    const files = reachFiles('', () => new Promise(() => undefined))
    expect(await files.start(photo, { ...ask, timeoutMs: 5 })).toEqual({
      tag: 'fault',
      fault: 'timeout',
    })
  })
})
