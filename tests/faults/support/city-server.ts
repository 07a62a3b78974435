// The real server over a real SQLite file, on a port of its own in this process: its clock can be
// turned, and its limits of requests do not stop a test that asks a thousand times.

import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { LIMITS } from '../../../server/guards/rate-limit.ts'
import { startTestServer, type TestServer } from '../../server/support/test-server.ts'
import type { StoreCopy } from '../../server/support/test-store.ts'

export type CityServer = TestServer & {
  readonly port: number
  /** Those of phones: the server's own are not counted. */
  readonly changes: () => Promise<readonly { id: string; record: string; stamp: string }[]>
}

const NEVER_FULL = { size: 1e9, perMs: 1 }
const LIMITLESS = {
  ...LIMITS,
  push: NEVER_FULL,
  changes: NEVER_FULL,
  pull: NEVER_FULL,
  page: NEVER_FULL,
}

/** `content` is a database as it was copied before. */
export async function openCityServer(content?: StoreCopy): Promise<CityServer> {
  const server = await startTestServer({
    limits: LIMITLESS,
    ...(content === undefined ? {} : { content }),
  })
  const listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(listening, 'listening')
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('a server has a port')
  return {
    ...server,
    port: address.port,
    changes: () =>
      server.db
        .selectFrom('changes')
        .select(['id', 'record', 'stamp'])
        .where('device', 'is not', null)
        .execute(),
    remove: async () => {
      listening.close()
      if ('closeAllConnections' in listening) listening.closeAllConnections()
      await once(listening, 'close')
      await server.remove()
    },
  }
}
