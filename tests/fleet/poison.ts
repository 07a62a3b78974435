// Changes that break a server, are too large for it, or that it cannot read.

import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import { problemReply, type Reply } from './fleet-server.ts'

/** `passing` breaks the server for two minutes. */
export const POISON = ['malformed', 'internal', 'too_large', 'passing'] as const
const STATUS = { malformed: 400, internal: 500, too_large: 413, passing: 500 } as const
const PASSES_MS = 2 * MINUTE_MS

/** Gives what the double answers to a body that holds poison. */
export function findPoison(
  text: string,
  { passing, now }: { passing: Map<string, number>; now: number },
): Reply | undefined {
  for (const code of POISON) {
    const found = text.match(new RegExp(`poison:${code}:\\d+`))?.[0]
    if (found === undefined) continue
    if (code !== 'passing') return problemReply(STATUS[code], code)
    const since = passing.get(found) ?? now
    passing.set(found, since)
    if (Math.abs(now - since) < PASSES_MS) return problemReply(STATUS[code], 'internal')
  }
  return undefined
}
