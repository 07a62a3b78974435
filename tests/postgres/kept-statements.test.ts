import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../server/support/test-server.ts'

// Connections keep the queries that they were asked. What is kept must never be what was answered, and
// must not outlive the shape of a table: another process may be of a newer version, and grow it.

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.remove())

/** On every connection of the pool that happens to be asked. */
async function askAll(count: number, ask: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: count }, ask))
}

describe('queries that a connection keeps', () => {
  test('are kept, and each is answered with its own values', async () => {
    const [one, two] = [await server.phone(), await server.phone()]
    const mine = await one.sync([one.change()])
    expect(mine.rejected).toEqual([])
    for (const phone of [one, two, one, two]) {
      const { records } = await phone.exchange([phone.change({ note: phone.device })])
      const notes = records.flatMap(({ fields }) => fields.note ?? [])
      expect(notes.every((note) => note === one.device || note === two.device)).toBe(true)
    }
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_prepared_statements`.execute(server.db)
    expect(Number(rows[0]?.count)).toBeGreaterThan(3)
  })

  test('go on after a newer version has grown the tables beside this process', async () => {
    const [phone, coordinator] = [await server.phone(), await server.phone('coordinator')]
    const work = async () => {
      const statuses = [
        (await phone.request({ protocol: 1, now: 1, cursor: null, changes: [phone.change()] }))
          .status,
        (await coordinator.get('/api/devices')).status,
        (await coordinator.get('/api/invites')).status,
        (await coordinator.get('/api/partner-links')).status,
      ]
      expect(statuses).toEqual([200, 200, 200, 200])
    }
    await askAll(8, work)
    for (const table of ['devices', 'records', 'changes', 'invites', 'partner_links', 'replicas'])
      await sql`alter table ${sql.table(table)} add column newer text`.execute(server.db)
    await askAll(8, work)
  })
})
