// When to try again, and how much at once. Kept in storage, so that page and worker share one pace
// and a phone without network does not burn its battery: at most 150 tries in a day [PC3].

import { MINUTE_MS, SECOND_MS, type Moment } from '../domain/base/moment.ts'
import type { Pace, Random, Trigger } from './ports.ts'

export const MIN_DELAY_MS = 5 * SECOND_MS
export const MAX_DELAY_MS = 15 * MINUTE_MS
/** Between two tries, whatever the news: a flapping network must not become a hammer. */
const MIN_GAP_MS = 3 * SECOND_MS
/** A first request small enough for 2G: about 4 s of line time. */
const FIRST_BATCH = 200
const SMALLEST_BATCH = 1
const LARGEST_BATCH = 500
/** A try that failed sooner than this had sent nothing. */
const IN_FLIGHT_MS = SECOND_MS
/** A link that answers within this can take a full batch. */
const QUICK_ANSWER_MS = 3 * SECOND_MS
const SAVE_GAP_MS = 30 * SECOND_MS
/** JSON of this size is about 60 KB under gzip. */
export const BATCH_BYTES = 512 * 1024
/** Nothing new is asked for, unprompted, more often than this. */
export const PULL_EVERY_MS = 15 * MINUTE_MS

export const FIRST_PACE: Pace = {
  failures: 0,
  notBefore: 0,
  batchSize: FIRST_BATCH,
  lastFault: undefined,
  lastTryAt: undefined,
}

/** Gives true when a trigger may start a try now. News of the network and a person's wish overrule
 *  the back-off, but not what a busy server asked for: that only a press of the button overrules. [PC2] */
export function mayTry(pace: Pace, trigger: Trigger, now: Moment): boolean {
  if (trigger === 'button') return true
  // A clock that was set back must not silence the phone until the old time comes again.
  const sinceLastTry = now - (pace.lastTryAt ?? Number.NEGATIVE_INFINITY)
  if (now >= pace.notBefore || sinceLastTry < 0) return true
  if (pace.lastFault === 'busy_server' || sinceLastTry < MIN_GAP_MS) return false
  switch (trigger) {
    case 'online':
    case 'visible':
    case 'start':
    case 'background':
      return true
    case 'save':
      // Where there is no network a try costs nothing; into a black hole it would cost the battery.
      return pace.lastFault === 'unreachable' && sinceLastTry >= SAVE_GAP_MS
    case 'periodic':
    case 'timer':
      return false
  }
}

type Failure = {
  readonly fault: NonNullable<Pace['lastFault']>
  readonly now: Moment
  /** How long the try took: one that failed at once had nothing in flight. */
  readonly tookMs: number
  readonly random: Random
  readonly retryAfterMs: number | undefined
}

/** Gives the pace after a fault: a jittered wait below a bound that doubles from 5 s to 15 min. The
 *  wait is never under half its bound, which keeps a day of failures within 150 tries. [PC1] [PC3] */
export function slowDown(pace: Pace, failure: Failure): Pace {
  const bound = Math.min(MAX_DELAY_MS, 2 * MIN_DELAY_MS * 2 ** Math.min(pace.failures, 12))
  const jitteredMs = bound / 2 + (failure.random.fraction() * bound) / 2
  const hadNothingInFlight = failure.fault === 'unreachable' && failure.tookMs < IN_FLIGHT_MS
  return {
    failures: pace.failures + 1,
    notBefore: failure.now + Math.round(Math.max(jitteredMs, failure.retryAfterMs ?? 0)),
    batchSize: hadNothingInFlight ? pace.batchSize : halve(pace.batchSize),
    lastFault: failure.fault,
    lastTryAt: failure.now,
  }
}

/** Gives the pace after an answer: no back-off, and twice as much next time; after a quick answer at
 *  once as much as a good link takes, so that growing costs no round trips. */
export function speedUp(pace: Pace, answer: { now: Moment; tookMs: number }): Pace {
  const doubled = Math.min(LARGEST_BATCH, pace.batchSize * 2)
  return {
    failures: 0,
    notBefore: answer.now,
    batchSize: answer.tookMs < QUICK_ANSWER_MS ? Math.max(FIRST_BATCH, doubled) : doubled,
    lastFault: undefined,
    lastTryAt: answer.now,
  }
}

export function halve(batchSize: number): number {
  return Math.max(SMALLEST_BATCH, Math.floor(batchSize / 2))
}
