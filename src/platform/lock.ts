// One engine at a time in all tabs and the worker. The browser's lock goes with a context that
// dies; the lease with its heartbeat goes with one that is frozen, which keeps its lock for ever.
// A frozen holder that thaws goes on harmlessly: settling twice changes nothing.

import { SECOND_MS, type Moment } from '../domain/base/moment.ts'
import type { Clock, Lock, Log } from '../sync/ports.ts'

const LOCK_NAME = 'promin-sync'
const BEAT_MS = 10 * SECOND_MS
/** Without a heartbeat for this long the lease is anybody's. */
export const LEASE_MS = 60 * SECOND_MS
/** Who has just begun over the lease of a dead one writes its own within this. */
const DOUBT_MS = 2 * SECOND_MS
const LOOK_AGAIN_MS = 3 * SECOND_MS

/** A row that all contexts see. Each call is one transaction. */
export type Lease = {
  /** Gives true when it is now the holder's. `force` takes it from whoever had it. */
  readonly take: (claim: {
    holder: string
    now: Moment
    staleAfterMs: number
    force: boolean
  }) => Promise<boolean>
  /** Where another has the browser's lock: takes the lease of one that was doubted for so long. */
  readonly takeOver: (claim: {
    holder: string
    now: Moment
    staleAfterMs: number
    doubtMs: number
  }) => Promise<'alive' | 'doubted' | 'taken'>
  readonly beat: (holder: string, now: Moment) => Promise<void>
  readonly release: (holder: string) => Promise<void>
}

/** The part of the Web Locks API that is used. */
export type Locks = {
  readonly request: <T>(
    name: string,
    options: { ifAvailable: boolean } | { steal: boolean },
    job: (lock: unknown) => Promise<T>,
  ) => Promise<T>
}

export type LockParts = {
  readonly locks: Locks | undefined
  readonly lease: Lease
  readonly clock: Clock
  readonly log: Log
  readonly holder: string
  readonly pause?: (ms: number) => Promise<void>
}

export function createLock(parts: LockParts): Lock {
  let isHeldHere = false
  return {
    run: async (job) => {
      if (isHeldHere) return 'busy'
      isHeldHere = true
      try {
        return await (parts.locks === undefined
          ? runWithLease(parts, job, false)
          : runWithLock(parts, parts.locks, job))
      } finally {
        isHeldHere = false
      }
    },
  }
}

type Outcome<T> = { readonly value: T | 'busy' } | { readonly error: unknown }

async function runWithLock<T>(
  parts: LockParts,
  locks: Locks,
  job: () => Promise<T>,
): Promise<T | 'busy'> {
  const inside = () => settled(runWithLease(parts, job, true))
  const ask = () => request(locks, { ifAvailable: true }, inside)
  const first = await ask()
  if (first !== 'busy') return unwrap(first)
  const seen = await takeOver(parts)
  if (seen === 'alive') return 'busy'
  if (seen === 'doubted') {
    await (parts.pause ?? pause)(LOOK_AGAIN_MS)
    const second = await ask()
    if (second !== 'busy') return unwrap(second)
    if ((await takeOver(parts)) !== 'taken') return 'busy'
  }
  parts.log.info('lock_stolen')
  const stolen = await request(locks, { steal: true }, inside)
  return stolen === 'busy' ? 'busy' : unwrap(stolen)
}

function takeOver({ lease, clock, holder }: LockParts) {
  const now = clock.now()
  return lease.takeOver({ holder, now, staleAfterMs: LEASE_MS, doubtMs: DOUBT_MS })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Gives 'busy' when another has the lock, or took it from us while we were frozen. */
async function request<T>(
  locks: Locks,
  options: { ifAvailable: boolean } | { steal: boolean },
  inside: () => Promise<T>,
): Promise<T | 'busy'> {
  try {
    return await locks.request(LOCK_NAME, options, async (lock) =>
      lock === null ? 'busy' : inside(),
    )
  } catch {
    // The browser's word for a stolen lock; what the job throws comes out as a value.
    return 'busy'
  }
}

function settled<T>(job: Promise<T | 'busy'>): Promise<Outcome<T>> {
  return job.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

function unwrap<T>(outcome: Outcome<T>): T | 'busy' {
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

async function runWithLease<T>(
  { lease, clock, log, holder }: LockParts,
  job: () => Promise<T>,
  force: boolean,
): Promise<T | 'busy'> {
  const isTaken = await lease.take({ holder, now: clock.now(), staleAfterMs: LEASE_MS, force })
  if (!isTaken) return 'busy'
  const beat = () => {
    lease.beat(holder, clock.now()).catch(() => log.debug('lease_beat_failed'))
  }
  const heart = setInterval(beat, BEAT_MS)
  try {
    return await job()
  } finally {
    clearInterval(heart)
    await lease.release(holder)
  }
}

/** Gives the browser's locks, where it has them. */
export function browserLocks(): Locks | undefined {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return undefined
  const { locks } = navigator
  return { request: async (name, options, job) => locks.request(name, options, job) }
}
