// When to try again, and how much at once. Kept in storage, so that page and worker share one pace
// and a phone without network does not burn its battery: at most 150 tries in a day [PC3].

import { HOUR_MS, MINUTE_MS, SECOND_MS, type Moment } from '../domain/base/moment.ts'
import type { Pace, Random, TransportFault, Trigger } from './ports.ts'

export const MIN_DELAY_MS = 5 * SECOND_MS
export const MAX_DELAY_MS = 15 * MINUTE_MS
/** A server may ask for more patience than that, but not for ever. */
export const MAX_RETRY_AFTER_MS = HOUR_MS
/** The button overrules a busy server, though not more often than this. */
const BUTTON_GAP_MS = 10 * SECOND_MS
/** Where there is no network a try costs nothing; a person who saves has moved since the last one. */
const SAVE_GAP_MS = 30 * SECOND_MS
/** A first request small enough for 2G: 200 small changes are about 10 KB under gzip. */
const FIRST_BATCH = 200
const LARGEST_BATCH = 500
/** A fault that tells nothing of the size does not shrink a batch below this. */
const CAUTIOUS_BATCH = 20
/** A try that failed sooner than this had sent nothing. */
const IN_FLIGHT_MS = SECOND_MS
/** A try that failed sooner than this did not even connect. */
const NO_NETWORK_MS = 100
const GOOD_LINK_MS = 1.5 * SECOND_MS
const SLOW_LINK_MS = 10 * SECOND_MS
const BYTES_PER_CHANGE = 512
const LARGEST_BYTES = 512 * 1024
/** An answer may take this long, and what a request weighs at the slowest rate still called a network:
 *  JSON shrinks to a fifth, and 2G carries some 16 kbit/s on a bad day. */
const TIMEOUT_MS = 20 * SECOND_MS
const SLOWEST_JSON_BYTES_PER_MS = 10
/** A link that is cut once the load went up looks like no link at all, which costs nothing. When this
 *  much JSON went in vain, only little goes along until an answer comes: a day of it stays within
 *  200 KB. Gzip makes a third of it or less. [PC6] */
const MOST_VAIN_BYTES = 96 * 1024
export const LITTLE_BYTES = 2048
/** While more than this is unaccounted for, a quick answer is no proof of a good link. */
const DOUBTFUL_BYTES = 40 * 1024
/** Nothing new is asked for, unprompted, more often than this. */
export const PULL_EVERY_MS = 15 * MINUTE_MS

export const FIRST_PACE: Pace = {
  failures: 0,
  notBefore: 0,
  batchSize: FIRST_BATCH,
  lastFault: undefined,
  lastTryAt: undefined,
  vain: 0,
}

/** True for what shows that the network may be another one than before, and for a person's wish. */
export function bringsNews(trigger: Trigger): boolean {
  switch (trigger) {
    case 'online':
    case 'visible':
    case 'start':
    case 'background':
    case 'button':
      return true
    case 'save':
    case 'periodic':
    case 'timer':
      return false
  }
}

/** Gives true when a trigger may start a try now. News overrules the back-off after a fault of the
 *  network, but not the wait for a busy server: that only the button does. [PC2] */
export function mayTry(pace: Pace, trigger: Trigger, now: Moment): boolean {
  if (now >= dueAt(pace, now)) return true
  const sinceLastTry = now - (pace.lastTryAt ?? Number.NEGATIVE_INFINITY)
  if (pace.lastFault === 'busy_server') return trigger === 'button' && sinceLastTry >= BUTTON_GAP_MS
  return (
    bringsNews(trigger) ||
    (trigger === 'save' && pace.lastFault === 'unreachable' && sinceLastTry >= SAVE_GAP_MS)
  )
}

/** Gives when the back-off is over. A clock that was set back, or back from a false future, must not
 *  silence the phone until that time comes. [PC5] */
export function dueAt(pace: Pace, now: Moment): Moment {
  const isFromFuture = now < (pace.lastTryAt ?? now) || pace.notBefore - now > MAX_RETRY_AFTER_MS
  return isFromFuture ? now : pace.notBefore
}

/** Gives the pace with which a run begins: after news of the network the back-off starts anew. */
export function refresh(pace: Pace, trigger: Trigger): Pace {
  const isNews = bringsNews(trigger) && pace.lastFault !== 'busy_server'
  return isNews ? { ...pace, failures: 0 } : pace
}

export type Failure = {
  readonly fault: TransportFault | 'busy_server'
  readonly now: Moment
  /** How long the try took: one that failed at once had nothing in flight. */
  readonly tookMs: number
  /** How many changes it carried, and their JSON bytes. */
  readonly sent: number
  readonly bytes: number
  /** The same link carried an answer just before. */
  readonly isLinkProven: boolean
  readonly random: Random
  readonly retryAfterMs: number | undefined
}

/** Gives the pace after a fault: a jittered wait below a bound that doubles from 10 s to 15 min. The
 *  wait is never under half its bound, which keeps a day of failures within 150 tries. [PC1] [PC3] */
export function slowDown(pace: Pace, failure: Failure): Pace {
  const bound = Math.min(MAX_DELAY_MS, 2 * MIN_DELAY_MS * 2 ** Math.min(pace.failures, 12))
  const jitteredMs = bound / 2 + (failure.random.fraction() * bound) / 2
  // All phones of a city were told the same: they shall not come back in the same second.
  const spreadMs = (failure.retryAfterMs ?? 0) * (1 + failure.random.fraction() / 10)
  const wishedMs = Math.min(spreadMs, MAX_RETRY_AFTER_MS)
  return {
    failures: pace.failures + 1,
    notBefore: failure.now + Math.round(Math.max(jitteredMs, wishedMs)),
    batchSize: shrink(pace.batchSize, failure),
    lastFault: failure.fault,
    lastTryAt: failure.now,
    vain: Math.min(pace.vain + bytesLost(failure), 2 * MOST_VAIN_BYTES),
  }
}

/** Where there is no network nothing goes up; else it may have, whatever the browser calls the failure. */
function bytesLost({ fault, tookMs, bytes }: Failure): number {
  return fault === 'unreachable' && tookMs < NO_NETWORK_MS ? 0 : bytes
}

function shrink(batchSize: number, { fault, tookMs, sent, isLinkProven }: Failure): number {
  if (fault === 'busy_server') return batchSize
  const tried = sent === 0 ? batchSize : Math.min(batchSize, sent)
  if (fault === 'timeout' || isLinkProven) return halve(tried)
  if (fault === 'unreachable' && tookMs < IN_FLIGHT_MS) return batchSize
  return Math.min(batchSize, Math.max(CAUTIOUS_BATCH, halve(batchSize)))
}

/** Gives the pace after an answer: no back-off, and twice as much next time; after a quick answer at
 *  once as much as a good link takes, so that growing costs no round trips. [PC4] */
export function speedUp(
  pace: Pace,
  answer: { now: Moment; tookMs: number; carried: number; sent: number },
): Pace {
  const settled = { failures: 0, notBefore: answer.now, lastFault: undefined }
  const vain = answer.sent > 0 ? Math.floor(pace.vain / 2) : pace.vain
  return { ...settled, batchSize: grow({ ...pace, vain }, answer), lastTryAt: answer.now, vain }
}

function grow({ batchSize, vain }: Pace, answer: { tookMs: number; carried: number }): number {
  const { tookMs, carried } = answer
  if (carried === 0) return batchSize
  if (tookMs > SLOW_LINK_MS) return halve(batchSize)
  const doubled = Math.min(LARGEST_BATCH, batchSize * 2)
  const isGood = tookMs < GOOD_LINK_MS && vain < DOUBTFUL_BYTES
  return isGood ? Math.max(FIRST_BATCH, doubled) : doubled
}

/** True when so much went up in vain that a load is sent only in small pieces. [PC6] */
export function isWary({ vain }: Pace): boolean {
  return vain > MOST_VAIN_BYTES
}

export function halve(batchSize: number): number {
  return Math.max(1, Math.floor(batchSize / 2))
}

/** Gives how much a request may hold: changes, JSON bytes, and records in the answer. */
export function limitsOf(pace: Pace): { bytes: number; page: number } {
  const { batchSize } = pace
  const most = isWary(pace) ? LITTLE_BYTES : LARGEST_BYTES
  return {
    bytes: Math.min(most, batchSize * BYTES_PER_CHANGE),
    page: Math.min(LARGEST_BATCH, Math.max(CAUTIOUS_BATCH, Math.ceil(batchSize * 2.5))),
  }
}

export function timeoutFor(jsonBytes: number): number {
  return TIMEOUT_MS + Math.ceil(jsonBytes / SLOWEST_JSON_BYTES_PER_MS)
}
