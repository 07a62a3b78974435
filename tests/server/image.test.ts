import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { enrol } from '../support/api-client.ts'
import { layOutImage, type Image } from './support/image.ts'

const PORT = 11_000 + (process.pid % 400)
const METRICS = PORT + 400
let image: Image

beforeAll(async () => {
  image = await layOutImage({
    PORT: String(PORT),
    LOG_LEVEL: 'silent',
    PROMIN_METRICS: String(METRICS),
  })
}, 120_000)
afterAll(() => image.remove())

describe('the image', () => {
  test('serves as a user without rights, writes in its data alone, and is told to stop', async () => {
    expect((await image.run(['health'])).code).toBe(1)
    const server = image.start(['serve'])
    const [greeting] = await Promise.race([
      once(server.stdout ?? server, 'data'),
      once(server, 'exit').then(([code]) => [`ended: ${code}`]),
    ])
    expect(String(greeting)).toContain('#/join/')
    expect(await image.run(['health'])).toEqual({
      code: 0,
      out: expect.stringContaining('"status":"ok"'),
    })
    const invited = await image.run(['invite', '--role', 'field', '--json'])
    expect(invited.out).toContain('"code"')
    const numbers = await (await fetch(`http://127.0.0.1:${METRICS}/metrics`)).text()
    expect(numbers).toMatch(/^promin_database_query_seconds_count\{outcome="answered"\} [1-9]/m)
    expect(numbers).toMatch(/^promin_requests_total\{.*route="\/api\/health",status="200"\} 1$/m)
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
  }, 60_000)

  test('told to stop, it ends what runs and what listens, and takes nothing new', async () => {
    const server = image.start(['serve'])
    await once(server.stdout ?? server, 'data')
    const { out } = await image.run(['invite', '--role', 'coordinator', '--json'])
    const { code } = v.parse(v.object({ code: v.string() }), JSON.parse(out.trim()))
    const { token } = await enrol(`http://127.0.0.1:${PORT}`, code)
    const authorization = `Bearer ${token}`
    const stream = await fetch(`http://127.0.0.1:${PORT}/api/events`, {
      headers: { authorization },
    })
    const body = JSON.stringify({ protocol: 1, now: 1, cursor: null, changes: [] })
    const late = request({
      port: PORT,
      path: '/api/sync',
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'content-length': body.length,
        expect: '100-continue',
      },
    })
    const answered = once(late, 'response')
    // The server has begun to answer: it waits for a body that comes after it was told to stop.
    late.flushHeaders()
    await once(late, 'continue')
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    // Its last word to those who listen; whoever asks anew from here on finds no server.
    await stream.text()
    late.end(body)
    const [answer] = await answered
    expect(answer.statusCode).toBe(200)
    answer.resume()
    expect(await gone).toEqual([0, null])
    await expect(fetch(`http://127.0.0.1:${PORT}/api/health`)).rejects.toThrow('fetch failed')
  }, 60_000)
})
