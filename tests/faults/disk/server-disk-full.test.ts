// The server's disk is full. It says so to the phones, confirms nothing, and goes on by itself once
// somebody has made room.

import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Change } from '../../../src/domain/replica/change.ts'
import { enrol, makeOutageChanges, makeReplica, sync } from '../../support/api-client.ts'
import { startServer } from '../../support/running-server.ts'
import { makeLoopDisk } from '../support/loop-disk.ts'
import { readServerFile } from '../support/server-file.ts'

const MOST_PUSHES = 50
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

test('a server with a full disk answers 503, confirms nothing, and takes all when there is room', async () => {
  const disk = await makeLoopDisk(64)
  ends.push(disk.remove)
  const data = join(disk.folder, 'data')
  const server = await startServer({ data, env: { LOG_LEVEL: 'silent' } })
  ends.push(server.kill)
  const { token } = await enrol(server.url, server.invite('field').code)
  const replica = makeReplica()
  const answered: Change[] = []
  let refused: readonly Change[] = []
  await disk.fillUp()
  // What is left inside the files' last blocks holds a few.
  for (let n = 0; n < MOST_PUSHES && refused.length === 0; n++) {
    const changes = makeOutageChanges(200, replica, Date.now() - 60_000 + n)
    const outcome = await sync(server.url, token, { changes }).then(
      () => 'taken',
      (error: unknown) => String(error),
    )
    if (outcome === 'taken') answered.push(...changes)
    else {
      expect(outcome).toMatch(/sync: 503 .*"unavailable"/)
      refused = changes
    }
  }
  expect(refused.length).toBeGreaterThan(0)
  const pid = server.pid()
  disk.makeRoom()
  const again = await sync(server.url, token, { changes: refused })
  expect([again.response.rejected, server.pid()]).toEqual([[], pid])
  const { changes, isWhole } = readServerFile(data)
  expect(isWhole).toBe(true)
  expect([...answered, ...refused].filter(({ id }) => !changes.has(id))).toEqual([])
  expect(changes.size).toBe(answered.length + refused.length)
})
