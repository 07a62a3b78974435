import type { MetricsAddress } from './serve-metrics.ts'
import { RefusedCommand } from './refused-command.ts'

const LOOPBACK = '127.0.0.1'

/** Reads `PORT` (this machine alone) or `HOST:PORT`. Undefined: nothing is served. */
export function readMetricsAddress(text: string): MetricsAddress | undefined {
  if (text === '') return undefined
  const [, host, digits] = /^(?:\[?([\w.:-]+?)\]?:)?(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (port > 0 && port <= 65_535) return { host: host ?? LOOPBACK, port }
  throw new RefusedCommand(`PROMIN_METRICS must be PORT or HOST:PORT; it is "${text}".`)
}
