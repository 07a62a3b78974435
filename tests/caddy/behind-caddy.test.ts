// The Caddyfile that is shipped, in a real Caddy, in front of the real server: what phones meet in a town. Only the server's address in it is another.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectHttp2 } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readProxies } from '../../server/guards/proxies.ts'
import { findFreePort } from '../support/running-server.ts'
import { putOnAPort, type OnAPort } from '../server/support/on-a-port.ts'
import { startTestServer, type TestServer } from '../server/support/test-server.ts'
import { findCaddy } from './find-caddy.mjs'

const CADDYFILE = join(import.meta.dirname, '..', '..', 'deploy', 'Caddyfile')
/** No certificate of the world, no port of the machine's, nothing of the last run. */
const OPTIONS = '{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n'

let server: TestServer
let port: OnAPort
let caddy: ChildProcess | undefined
let folder: string
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promin-caddy-'))
  server = await startTestServer({
    publicUrl: 'https://localhost',
    proxies: readProxies('') ?? { has: () => false },
  })
  port = await putOnAPort(server)
  const program = findCaddy()
  if (program === undefined) throw new Error('no Caddy: set CADDY_PATH')
  const outside = await findFreePort()
  url = `https://localhost:${outside}`
  const file = readFileSync(CADDYFILE, 'utf8').replace('promin:8080', `127.0.0.1:${port.port}`)
  const own = join(folder, 'Caddyfile')
  writeFileSync(own, OPTIONS + file)
  caddy = spawn(program, ['run', '--config', own, '--adapter', 'caddyfile'], {
    env: { PATH: process.env.PATH, HOME: folder, PROMIN_DOMAIN: url },
    stdio: 'ignore',
  })
  await vi.waitFor(() => ask('GET', '/api/health'), { timeout: 30_000, interval: 50 })
}, 60_000)
afterAll(async () => {
  if (caddy !== undefined) {
    const gone = once(caddy, 'exit')
    caddy.kill()
    await gone
  }
  await port.close()
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
})

type Sent = {
  readonly headers?: Record<string, string>
  readonly body?: Buffer
  /** Ends the answer before its own end. */
  readonly until?: (heard: string) => boolean
}

/** One request over HTTP/2, as browsers make them. */
async function ask(method: string, path: string, { headers = {}, body, until }: Sent = {}) {
  const session = connectHttp2(url, { rejectUnauthorized: false })
  const failed = once(session, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => undefined)
  try {
    const stream = session.request({ ':method': method, ':path': path, ...headers })
    stream.end(body)
    const [head] = await Promise.race([once(stream, 'response'), failed])
    const chunks: Buffer[] = []
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk))
      if (until?.(Buffer.concat(chunks).toString())) break
    }
    return { head, body: Buffer.concat(chunks) }
  } finally {
    session.destroy()
  }
}

test('behind the Caddyfile that is shipped, phones sync, are told at once, and are told apart', async () => {
  const phone = await server.phone('coordinator')
  const authorization = `Bearer ${phone.token}`
  const changes = Array.from({ length: 100 }, () => phone.change())
  const request = { protocol: 1, now: server.clock.now, cursor: null, changes: [] }

  // A stream of events: each word as it is said.
  let heard = ''
  const listening = ask('GET', '/api/events', {
    headers: { authorization },
    until: (text) => {
      heard = text
      return text.includes('event: changed')
    },
  })
  await vi.waitFor(() => expect(heard).toBe(': here\n\n'), { timeout: 30_000, interval: 10 })

  // A push, packed on its way up; its answer is the server's own, packed once.
  const headers = { authorization, 'content-type': 'application/json' }
  const pushed = await ask('POST', '/api/sync', {
    headers: { ...headers, 'content-encoding': 'gzip', 'accept-encoding': 'br' },
    body: gzipSync(JSON.stringify({ ...request, changes })),
  })
  expect([pushed.head[':status'], pushed.head['content-encoding']]).toEqual([200, 'br'])
  expect((await listening).body.toString()).toContain('event: changed')
  const pulled = await ask('POST', '/api/sync', {
    headers,
    body: Buffer.from(JSON.stringify(request)),
  })
  expect(JSON.parse(pulled.body.toString()).records).toHaveLength(101)

  // Headers come through as they are, each once.
  expect(pulled.head).toMatchObject({
    'strict-transport-security': 'max-age=63072000',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; [^,]+$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })

  // Who guesses at invites is counted by his own address, whatever address he writes.
  const guess = (n: number) =>
    ask('POST', '/api/enrol', {
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${n}` },
      body: Buffer.from(JSON.stringify({ invite: `guess-${n}`, device: { name: 'x' } })),
    })
  for (let n = 0; n < 10; n += 1) expect((await guess(n)).head[':status']).toBe(404)
  const refused = await guess(11)
  expect(refused.head[':status']).toBe(429)
  expect(Number(refused.head['retry-after'])).toBeGreaterThan(0)
}, 120_000)
