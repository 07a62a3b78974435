// Buckets of tokens, in memory: they fill with time and each request takes from them. Over the
// limit is 429 with Retry-After, and nothing is lost: the phone keeps what it holds and comes back.

import type { Moment } from '../../src/domain/base/moment.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/base/moment.ts'
import { RequestProblem } from './problem.ts'

type Limit = { readonly size: number; readonly perMs: number }
export type LimitName = keyof typeof LIMITS
export type Limits = Readonly<Record<LimitName, Limit>>

/** Per device, but the enrolments per address: only those that failed count, so that a whole team can
 *  enrol from one shelter's Wi-Fi. `page` is a pull that goes on where the last one said `more`. */
export const LIMITS = {
  push: { size: 60, perMs: 60 / MINUTE_MS },
  changes: { size: 20_000, perMs: 20_000 / DAY_MS },
  pull: { size: 30, perMs: 30 / MINUTE_MS },
  page: { size: 300, perMs: 300 / MINUTE_MS },
  read: { size: 120, perMs: 120 / MINUTE_MS },
  /** Photos and papers in a day, and their bytes; a piece of one is a `page`. */
  file: { size: 300, perMs: 300 / DAY_MS },
  fileBytes: { size: 200_000_000, perMs: 200_000_000 / DAY_MS },
  admin: { size: 30, perMs: 5 / MINUTE_MS },
  enrol: { size: 10, perMs: 10 / HOUR_MS },
  /** A partner's page, per address; links that nobody has, per address; offers, per link. */
  partner: { size: 120, perMs: 60 / MINUTE_MS },
  partnerMiss: { size: 30, perMs: 30 / HOUR_MS },
  offer: { size: 20, perMs: 20 / DAY_MS },
} as const satisfies Record<string, Limit>

const MAX_BUCKETS = 50_000

export type RateLimiter = {
  /** Takes from a bucket; throws too_many_requests where it holds less. */
  readonly take: (name: LimitName, who: string, count?: number) => void
  /** Throws where the bucket is empty, and takes nothing. */
  readonly check: (name: LimitName, who: string) => void
}

export function createRateLimiter(now: () => Moment, limits: Limits = LIMITS): RateLimiter {
  const buckets = new Map<string, { left: number; at: Moment }>()
  const fill = (name: LimitName, who: string) => {
    const { size, perMs } = limits[name]
    const at = now()
    const key = `${name} ${who}`
    const known = buckets.get(key)
    const left = known ? Math.min(size, known.left + Math.max(0, at - known.at) * perMs) : size
    const bucket = { left, at }
    // Deleted first, so that the bucket that was longest unused is the first one to go.
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > MAX_BUCKETS) buckets.delete(buckets.keys().next().value ?? '')
    return bucket
  }
  const refuse = (missing: number, perMs: number) => {
    const seconds = Math.max(1, Math.ceil(missing / perMs / SECOND_MS))
    throw new RequestProblem('too_many_requests', undefined, { 'retry-after': String(seconds) })
  }
  return {
    take: (name, who, count = 1) => {
      const bucket = fill(name, who)
      if (bucket.left < count) refuse(count - bucket.left, limits[name].perMs)
      bucket.left -= count
    },
    check: (name, who) => {
      const { left } = fill(name, who)
      if (left < 1) refuse(1 - left, limits[name].perMs)
    },
  }
}
