// The port, and how long somebody there is waited for. A phone over 2G is slow; a connection on which
// nothing moves for minutes is dead, or an attack, and what it holds of the server is for others.

import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

export type Patience = {
  /** From the first byte of a request until its headers are here. */
  readonly headersMs: number
  /** From the first byte of a request until its body is here: a push over 2G may take minutes. */
  readonly requestMs: number
  /** In which nothing moves on a connection that is in the middle of something. */
  readonly stillMs: number
  /** Between two requests: longer than the two minutes after which Caddy lets go, so that a request
   *  never meets a door that is just being shut. */
  readonly betweenMs: number
  /** Between two looks at what is late. */
  readonly lookEveryMs: number
  /** At the same time; whoever comes after them is let go at once, and comes again. */
  readonly connections: number
}

export const PATIENCE: Patience = {
  headersMs: 30_000,
  requestMs: 300_000,
  stillMs: 120_000,
  betweenMs: 130_000,
  lookEveryMs: 5_000,
  // All who listen, and as many phones as return to a city at once.
  connections: 15_000,
}

type Fetch = Parameters<typeof getRequestListener>[0]

/** Gives a server that does not listen yet. */
export function createHttpServer(fetch: Fetch, patience: Patience = PATIENCE): Server {
  const options = {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.betweenMs,
    connectionsCheckingInterval: patience.lookEveryMs,
  }
  const answer = getRequestListener(fetch)
  const server = createServer(options, (incoming, outgoing) => {
    void answer(incoming, outgoing) // what goes wrong in it ends the connection
  })
  server.timeout = patience.stillMs
  server.maxConnections = patience.connections
  return server
}
