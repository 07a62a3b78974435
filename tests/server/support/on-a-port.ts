// A test server behind a real port, for what only connections can do to it.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { promisify } from 'node:util'
import { vi } from 'vitest'
import { createHttpServer, PATIENCE, type Patience } from '../../../server/http-server.ts'
import type { TestServer } from './test-server.ts'

const FOREVER = 600_000
/** For a machine that is busy with other things. */
const LONG = { timeout: 30_000, interval: 10 }

export type OnAPort = {
  readonly port: number
  readonly url: string
  /** Opens a connection and writes to it; what comes back waits to be read. */
  readonly dial: (text: string) => Promise<Socket>
  /** Settles when the server holds this many connections and no more. */
  readonly holds: (count: number) => Promise<void>
  /** For connections that come from now on: what a slow machine does to them is no test's business. */
  readonly waitLonger: () => void
  readonly close: () => Promise<void>
}

export async function putOnAPort(
  { app }: Pick<TestServer, 'app'>,
  patience: Partial<Patience> = {},
): Promise<OnAPort> {
  const server = createHttpServer(app.fetch, { ...PATIENCE, ...patience })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const dialled = new Set<Socket>()
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    dial: async (text) => {
      const socket = connect(port, '127.0.0.1')
      dialled.add(socket)
      // Reset, or closed while we still write: that is what is looked for.
      socket.on('error', () => {})
      await once(socket, 'connect')
      socket.write(text)
      return socket
    },
    holds: (count) =>
      vi.waitFor(async () => {
        const held = await promisify(server.getConnections.bind(server))()
        if (held !== count) throw new Error(`holds ${held}`)
      }, LONG),
    waitLonger: () => {
      server.timeout = FOREVER
      server.requestTimeout = FOREVER
      server.headersTimeout = FOREVER
    },
    close: async () => {
      for (const socket of dialled) socket.destroy()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Gives all that comes until the connection ends. */
export async function readToEnd(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  if (!socket.closed) await new Promise((closed) => socket.once('close', closed))
  return text
}
