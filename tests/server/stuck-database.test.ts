import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeTurn } from '../../server/store/turns.ts'
import { isCrowded } from '../../server/sync/push-line.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { OUTAGE, type TestPhone } from './support/test-phone.ts'
import {
  countChanges,
  readProblem,
  startTestServer,
  type TestServer,
} from './support/test-server.ts'

// The municipality's counter is held, as by a database that hangs; phones push meanwhile.

const PHONES = 16
/** Nearly what a body may inflate to: 16 phones bring more than may wait. */
const CHANGES = 7
const LARGE = Object.fromEntries(
  Array.from({ length: 190 }, (_, n) => [`x${n}`, 'x'.repeat(3_900)]),
)

let server: TestServer
let release: () => void
let held: Promise<void>
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

function holdDatabase(): void {
  const hanging = new Promise<void>((resolve) => {
    release = resolve
  })
  held = takeTurn(server.db, server.municipality.id, () => hanging)
}

async function push(phone: TestPhone, changes: readonly Change[]): Promise<Response> {
  const body = { protocol: 1, now: server.clock.now, cursor: null, changes, limit: 1 }
  return server.app.request('/api/sync', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${phone.token}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: new Uint8Array(gzipSync(JSON.stringify(body), { level: 1 })),
  })
}

test('what waits is bounded: the rest are told when to come back, and nothing is lost or doubled', async () => {
  const phones = await Promise.all(Array.from({ length: PHONES }, () => server.phone()))
  const loads = phones.map((phone) => ({
    phone,
    changes: Array.from({ length: CHANGES }, () => phone.change({ ...OUTAGE, ...LARGE })),
  }))
  holdDatabase()
  const refused: string[] = []
  const answering = loads.map(async ({ phone, changes }) => {
    const answer = await push(phone, changes)
    if (answer.status === 200) return undefined
    expect(answer.headers.get('retry-after')).toBe('10')
    refused.push(await readProblem(answer))
    return { phone, changes }
  })
  // Who is refused is told at once, while the others wait.
  await Promise.race(answering)
  expect(isCrowded(server.db)).toBe(true)
  const poll = await phones[0]?.request({ protocol: 1, now: 1, cursor: null, changes: [] })
  expect([poll?.status, poll?.headers.get('retry-after')]).toEqual([503, '10'])
  expect((await server.app.request('/api/health')).status).toBe(200)
  release()
  await held
  const late = (await Promise.all(answering)).flatMap((one) => one ?? [])
  expect(late.length).toBeGreaterThan(0)
  expect(late.length).toBeLessThan(PHONES)
  expect(new Set(refused)).toEqual(new Set(['503 unavailable']))
  expect(await countChanges(server.db)).toBe((PHONES - late.length) * CHANGES)
  // Of those that were told, one sends again, too: its answer may have been lost on the way.
  const again = loads.find(({ phone }) => !late.some((one) => one.phone === phone))
  for (const { phone, changes } of again === undefined ? late : [...late, again])
    expect((await push(phone, changes)).status).toBe(200)
  expect(await countChanges(server.db)).toBe(PHONES * CHANGES)
  expect(isCrowded(server.db)).toBe(false)
}, 240_000)

test('of one phone gone mad eight requests wait; the rest are refused, and others go on', async () => {
  const [mad, calm] = [await server.phone(), await server.phone()]
  holdDatabase()
  const pushes = Array.from({ length: 40 }, () => push(mad, [mad.change()]))
  const isWaiting = push(calm, [calm.change()])
  const first = await Promise.race(pushes)
  expect(first.headers.get('retry-after')).toBe('10')
  expect(await readProblem(first)).toBe('429 too_many_requests')
  release()
  await held
  const statuses = (await Promise.all(pushes)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(8)
  expect(statuses.filter((status) => status === 429)).toHaveLength(32)
  expect((await isWaiting).status).toBe(200)
  expect((await push(mad, [mad.change()])).status).toBe(200)
})

test('a stranger who enrols may not send more than a code and a name', async () => {
  const answer = await server.app.request('/api/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invite: 'x'.repeat(20_000), device: { name: 'x' } }),
  })
  expect(await readProblem(answer)).toBe('413 too_large')
})
