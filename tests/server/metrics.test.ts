import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readMetricsAddress } from '../../server/cli/metrics-settings.ts'
import { serveMetrics } from '../../server/cli/serve-metrics.ts'
import { createLog } from '../../server/log.ts'
import { createPrometheus } from '../../server/metrics/prometheus.ts'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { createRouteNames } from '../../server/routes/route-names.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'
import { createTusClient } from './support/tus.ts'
import { makeJpeg } from '../support/made-files.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

/** Gives the value of one line of what Prometheus would read. */
async function read(line: string): Promise<number | undefined> {
  const found = (await server.metrics.write()).split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length + 1))
}

describe('the numbers', () => {
  test('count requests by the pattern of their address, refused ones and unknown ones too', async () => {
    const phone = await server.phone()
    await phone.get('/api/records/01a0c4c3-d800-7abc-8def-0123456789ab/history')
    await server.app.request('/api/people')
    await server.app.request('/api/people', { method: 'BREW' })
    await server.app.request('/api/no/such')
    await server.app.request('/places/UA80.json')
    const of = (labels: string) => read(`promin_requests_total{${labels}}`)
    expect(await of('method="POST",route="/api/enrol",status="200"')).toBe(1)
    expect(await of('method="GET",route="/api/records/:id/history",status="404"')).toBe(1)
    expect(await of('method="GET",route="/api/people",status="401"')).toBe(1)
    expect(await of('method="OTHER",route="/api/people",status="405"')).toBe(1)
    expect(await of('method="GET",route="other",status="404"')).toBe(1)
    expect(await of('method="GET",route="app",status="404"')).toBe(1)
    expect(await read('promin_request_seconds_count{method="POST",route="/api/enrol"}')).toBe(1)
  })

  test('count pushes and changes, those that were refused by their code', async () => {
    const phone = await server.phone()
    await phone.sync([phone.change(), phone.change(), phone.change({ startedAt: 'yesterday' })])
    await phone.sync([])
    expect(await read('promin_pushes_total')).toBe(1)
    expect(await read('promin_changes_total{result="accepted"}')).toBe(2)
    expect(await read('promin_changes_total{result="invalid_value"}')).toBe(1)
  })

  test('count the bytes of photos, and the screens that listen', async () => {
    const phone = await server.phone('coordinator')
    const photo = makeJpeg()
    const tus = createTusClient(server.app, phone.token)
    await tus.upload(photo)
    expect(await read('promin_upload_bytes_total')).toBe(photo.length)
    const stream = await phone.get('/api/events')
    expect(await read('promin_event_streams')).toBe(1)
    await stream.body?.cancel()
    expect(await read('promin_event_streams')).toBe(0)
  })

  test('name nobody and nothing of a municipality', async () => {
    const phone = await server.phone('field', { name: 'Канарка' })
    const change = phone.change({ note: 'Канарка' })
    await phone.exchange([change])
    await phone.get(`/api/records/${change.record}/history`)
    const text = await server.metrics.write()
    const { id, code } = server.municipality
    for (const secret of [
      'Канарка',
      phone.device,
      phone.token,
      phone.person,
      change.record,
      id,
      code,
    ])
      expect(text.includes(secret) ? secret : '').toBe('')
  })
})

test('each route is counted under its own pattern', () => {
  const nameRoute = createRouteNames(apiRoutes())
  for (const { path } of apiRoutes())
    expect(nameRoute(path.replace(/:\w+/, '0123456789ab'))).toBe(path)
  expect(nameRoute('/api/openapiXjson')).toBe('other')
})

describe('the door of the numbers', () => {
  test.each([
    ['', undefined],
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
  ])('%j is %j', (text, address) => {
    expect(readMetricsAddress(text)).toEqual(address)
  })

  test.each(['yes', '0', '70000', ':9464', '127.0.0.1'])('%s is refused', (text) => {
    expect(() => readMetricsAddress(text)).toThrow('PROMIN_METRICS')
  })

  test('gives them there and nowhere else', async () => {
    const prometheus = createPrometheus()
    prometheus.watchProcess()
    const port = await findPort()
    const log = createLog('silent')
    const close = await serveMetrics({ host: '127.0.0.1', port }, prometheus, log)
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(await answer.text()).toContain('process_resident_memory_bytes')
    const statuses = await Promise.all([
      fetch(`http://127.0.0.1:${port}/`),
      fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([404, 405])
    await expect(serveMetrics({ host: '127.0.0.1', port }, prometheus, log)).rejects.toThrow(
      'PROMIN_METRICS',
    )
    close()
    expect((await server.app.request('/metrics')).status).toBe(404)
    expect((await server.app.request('/api/metrics')).status).toBe(404)
  })
})

async function findPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
