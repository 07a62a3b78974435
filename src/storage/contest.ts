// When is a value that somebody else overwrote worth a person's look? The rules that both the
// phone's store and the simulation's store go by.

import type { Moment } from '../domain/base/moment.ts'
import { DAY_MS } from '../domain/base/moment.ts'
import type { Kind } from '../domain/records/record.ts'

/** Own values younger than this are compared with what comes in. */
export const RECENT_MS = 14 * DAY_MS
/** Accepted changes are kept this long, for a server that comes back from a backup. */
export const KEPT_MS = 60 * DAY_MS

/** Entries that several people count at once: each has its own id, none overwrites another. */
const COUNTED_BY_SEVERAL = /^(?:distributions|writeoffs)\//

/** Steps of a chain: once the server has one, the next person is meant to move it on. */
const STEPS: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  need: new Set(['status', 'decision/reason', 'confirmedAt', 'verifiedAt', 'requestedAt']),
  aid: new Set(['status', 'promisedAt', 'expectedAt', 'clearedAt', 'receivedAt', 'receivedBy']),
  outage: new Set(['endedAt', 'backup/fuelLitres', 'backup/checkedAt']),
}

export type OwnValue = { readonly sent: boolean }

/** True when somebody else's value in place of `own` is a disagreement, not the next step. */
export function isContested(kind: Kind, path: string, own: OwnValue): boolean {
  if (COUNTED_BY_SEVERAL.test(path)) return false
  return !(own.sent && STEPS[kind]?.has(path) === true)
}

export function isRecent(acceptedAt: Moment | undefined, now: Moment): boolean {
  return acceptedAt === undefined || acceptedAt >= now - RECENT_MS
}
