import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
})
