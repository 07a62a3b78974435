import { expect, test } from 'vitest'
import { describePushLine } from '../contracts/push-line.ts'
import { countChanges, NOW, startTestServer } from './support/test-server.ts'

describePushLine('taken by who asks', () => startTestServer())

test('while the database cannot be written are all told to come back, and nothing is half there', async () => {
  const server = await startTestServer()
  const phones = await Promise.all([1, 2, 3, 4].map(() => server.phone()))
  const bodies = phones.map((phone) => {
    const sent = [phone.change(), phone.change()]
    return { protocol: 1, now: NOW, cursor: null, changes: sent }
  })
  const push = () => Promise.all(phones.map((phone, n) => phone.request(bodies[n])))
  const before = await countChanges(server.db)
  await server.store.setReadOnly(true)
  const refused = await push()
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503])
  expect(refused.map(({ headers }) => headers.get('retry-after'))).toContain('10')
  expect(await countChanges(server.db)).toBe(before)
  await server.store.setReadOnly(false)
  expect((await push()).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await countChanges(server.db)) - before).toBe(8)
  await server.remove()
})
