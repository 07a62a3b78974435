import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadStaticFiles } from '../../server/static-files.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promin-app-'))
  mkdirSync(join(folder, 'app', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'таємниця')
  for (const [name, text] of Object.entries(APP)) writeFileSync(join(folder, 'app', name), text)
  writeFileSync(join(folder, 'app', 'assets', 'main-Ab12Cd34.js.gz'), gzipSync('app'))
  server = await startTestServer({ files: loadStaticFiles(join(folder, 'app')) })
})
afterEach(async () => {
  await server.remove()
  rmSync(folder, { recursive: true })
})

const APP = {
  'index.html': '<!doctype html><title>Промінь</title>',
  'sw.js': 'worker',
  'uk.webmanifest': '{}',
  'assets/main-Ab12Cd34.js': 'app',
} as const
const HTML = { accept: 'text/html,*/*' }

describe('the app', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/uk.webmanifest', 'application/manifest+json', 'no-cache'],
    [
      '/assets/main-Ab12Cd34.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
  ])('%s is of its type and kept as long as it may be', async (path, type, cache) => {
    const { status, headers } = await server.app.request(path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      type,
      cache,
    ])
  })

  test('is sent as its compressed twin where there is one', async () => {
    const headers = { 'accept-encoding': 'br;q=0, gzip' }
    const answer = await server.app.request('/assets/main-Ab12Cd34.js', { headers })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('app')
    const plain = await server.app.request('/assets/main-Ab12Cd34.js')
    expect(await plain.text()).toBe('app')
  })

  test('is not sent again to who has it', async () => {
    const etag = (await server.app.request('/')).headers.get('etag') ?? ''
    const again = await server.app.request('/', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test("a page's address gives the shell; a missing file is 404", async () => {
    expect(await (await server.app.request('/needs', { headers: HTML })).text()).toContain(
      'Промінь',
    )
    expect(await readProblem(await server.app.request('/old-1234abcd.js', { headers: HTML }))).toBe(
      '404 not_found',
    )
    expect(await readProblem(await server.app.request('/needs'))).toBe('404 not_found')
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
  ])('no path leads out of its folder: %s', async (path) => {
    const answer = await server.app.request(`http://localhost${path}`)
    expect([answer.status, (await answer.text()).includes('таємниця')]).toEqual([404, false])
  })

  test('allows only what it needs', async () => {
    const { headers } = await server.app.request('/')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    )
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toMatch(
      /^camera=\(self\), geolocation=\(self\), .*microphone=\(\)/,
    )
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('asks for https for two years where its public address has it', async () => {
    const secure = await startTestServer({ publicUrl: 'https://promin.example.org' })
    const { headers } = await secure.app.request('/api/health')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
    await secure.remove()
  })
})
