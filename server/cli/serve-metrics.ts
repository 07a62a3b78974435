// The numbers have a door of their own, which is shut unless the administrator opens it, and leads
// to this machine alone unless he says more: the one that phones use never serves them.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { describeError, type Log } from '../log.ts'
import type { Prometheus } from '../metrics/prometheus.ts'
import { RefusedCommand } from './refused-command.ts'

export type MetricsAddress = { readonly host: string; readonly port: number }

/** Gives what shuts it. */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  prometheus: Prometheus,
  log: Log,
): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    if (request.method !== 'GET') {
      response.writeHead(405, { allow: 'GET' }).end()
      return
    }
    prometheus
      .write()
      .then((text) => response.writeHead(200, { 'content-type': prometheus.contentType }).end(text))
      .catch((error: unknown) => {
        log.error('metrics_not_written', describeError(error))
        response.writeHead(500).end()
      })
  })
  const trouble = once(server, 'error')
  server.listen(port, host)
  const failed = await Promise.race([once(server, 'listening').then(() => undefined), trouble])
  if (failed !== undefined)
    throw new RefusedCommand(`The numbers cannot be served at ${host}:${port} (PROMIN_METRICS).`)
  return () => server.close()
}
