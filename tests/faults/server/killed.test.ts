// The server dies at a random moment of a push, again and again, as its process does when memory runs
// out. What was answered is there, what was not is there whole or not at all, nothing is there twice.

import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplicaId } from '../../../src/domain/base/ids.ts'
import { makeOutageChanges, makeReplica, sync } from '../../support/api-client.ts'
import { enrolAs } from '../../support/city-hall.ts'
import { startServer, type RunningServer } from '../../support/running-server.ts'
import { readServerFile } from '../support/server-file.ts'
import { tally } from '../support/tally.ts'

const KILLS = Number(process.env.SERVER_KILLS ?? 8)
/** Several at once, so that the server takes them together. */
const PHONES = 4
const CHANGES = 60
/** A push takes some 5 to 100 ms: the kill comes before it, in it, or after it. */
const LONGEST_WAIT_MS = 120

let server: RunningServer
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'silent' } })
})
afterAll(() => server.remove())

test(
  'a server killed in the middle of pushes has what it answered, whole, and once',
  async () => {
    const phones: { token: string; replica: ReplicaId }[] = []
    while (phones.length < PHONES) {
      phones.push({ token: await enrolAs(server, 'field'), replica: makeReplica() })
    }
    const sent: string[][] = []
    let answered = 0
    for (let n = 0; n < KILLS; n++) {
      const pushes = phones.map(({ token, replica }) => {
        const changes = makeOutageChanges(CHANGES, replica, Date.now() - 60_000 + n)
        const ids = changes.map(({ id }) => id)
        const isAnswered = sync(server.url, token, { changes }).then(
          () => true,
          () => false,
        )
        return { token, changes, ids, isAnswered }
      })
      // A random moment is the fault itself; nothing is asserted of its length.
      await sleep(((randomBytes(1)[0] ?? 0) / 255) * LONGEST_WAIT_MS)
      await server.kill()
      const { changes: held } = readServerFile(server.data)
      for (const { ids, isAnswered } of pushes) {
        const stored = ids.filter((id) => held.has(id)).length
        expect([0, CHANGES]).toContain(stored)
        if (await isAnswered) expect(stored).toBe(CHANGES)
        if (await isAnswered) answered += 1
        sent.push(ids)
      }
      await server.start()
      for (const { token, changes } of pushes)
        expect((await sync(server.url, token, { changes })).response.rejected).toEqual([])
    }
    const { changes, isWhole } = readServerFile(server.data)
    expect(isWhole).toBe(true)
    expect(sent.flat().filter((id) => !changes.has(id))).toEqual([])
    expect(new Set(changes.values()).size).toBe(changes.size)
    tally(
      `server kills in mid-push: ${KILLS}, ${answered} of ${KILLS * PHONES} pushes answered before`,
      0,
      KILLS,
    )
  },
  60_000 + KILLS * 10_000,
)
