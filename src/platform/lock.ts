// One engine at a time in all tabs and the worker. The browser's lock goes with a context that
// dies; the lease with its heartbeat goes with one that is frozen, which keeps its lock for ever.
// A frozen holder that thaws goes on harmlessly: settling twice changes nothing.

import { SECOND_MS, type Moment } from '../domain/base/moment.ts'
import type { Clock, Lock, Log } from '../sync/ports.ts'

const LOCK_NAME = 'promin-sync'
const BEAT_MS = 10 * SECOND_MS
/** Without a heartbeat for this long the lease is anybody's. */
export const LEASE_MS = 60 * SECOND_MS

/** A row that all contexts see. Each call is one transaction. */
export type Lease = {
  /** Gives true when it is now the holder's. `force` takes it from whoever had it. */
  readonly take: (claim: {
    holder: string
    now: Moment
    staleAfterMs: number
    force: boolean
  }) => Promise<boolean>
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
  const { lease, clock, log, holder } = parts
  const inside = () => settled(runWithLease(parts, job, true))
  const first = await request(locks, { ifAvailable: true }, inside)
  if (first !== 'busy') return unwrap(first)
  const claim = { holder, now: clock.now(), staleAfterMs: LEASE_MS, force: false }
  if (!(await lease.take(claim))) return 'busy'
  log.info('lock_stolen')
  const second = await request(locks, { steal: true }, inside)
  return second === 'busy' ? 'busy' : unwrap(second)
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
