import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../support/api-client.ts'
import { DIST, startServer, type RunningServer } from '../support/running-server.ts'
import { report } from './report.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.remove())

test('what a phone downloads before the first screen, and for the whole app', async () => {
  report({
    figure: 'first load, as served in brotli',
    value: (await bytesAsServed(firstLoad())) / 1024,
    unit: ' KiB',
    limit: 80,
    bound: 'at most',
    note: 'aim 60',
  })
  report({
    figure: 'overview with its charts and a map, on demand, in brotli',
    value: (await bytesAsServed(overview())) / 1024,
    unit: ' KiB',
    limit: 150,
    bound: 'at most',
    note: 'for city hall alone: none of it in the first load or the precache',
  })
  report({
    figure: 'everything precached, as served in brotli',
    value: (await bytesAsServed(precache())) / 1024,
    unit: ' KiB',
    limit: 300,
    bound: 'at most',
  })
})

async function bytesAsServed(paths: readonly string[]): Promise<number> {
  expect(paths.length).toBeGreaterThan(2)
  let sum = 0
  for (const path of paths) {
    const answer = await call(`${server.url}/${path}`, { headers: { 'accept-encoding': 'br' } })
    expect(`${path} ${answer.status}`).toBe(`${path} 200`)
    sum += answer.body.length
  }
  return sum
}

function firstLoad(): string[] {
  const html = readFileSync(join(DIST, 'app', 'index.html'), 'utf8')
  const assets = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.?\/([^"]+\.(?:js|css))"/g)
  return ['', ...new Set([...assets].map((match) => match[1] ?? ''))]
}

/** The screen, what counts for it beside the page, and the largest file of outlines. */
function overview(): string[] {
  const parts: unknown = JSON.parse(readFileSync(join(DIST, 'app', 'office.json'), 'utf8'))
  if (!Array.isArray(parts)) throw new Error('the list of parts is no list')
  const own = parts.filter((part) => /office-(?:overview|city-worker)-/.test(String(part)))
  return [...own.map((part) => String(part).slice(1)), 'geo/UA12.json']
}

function precache(): string[] {
  const worker = readFileSync(join(DIST, 'app', 'sw.js'), 'utf8')
  const urls = worker.matchAll(/["']?url["']?:\s*["'`]([\w./-]+)["'`]/g)
  return ['sw.js', ...new Set([...urls].map((match) => match[1] ?? ''))]
}
