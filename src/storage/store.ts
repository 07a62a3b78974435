// What every part of the storage stands on: the open database, the bodies, the clock as last seen.

import type { Moment } from '../domain/base/moment.ts'
import type { Log, Random } from '../sync/ports.ts'
import type { ClockCache } from './clock-row.ts'
import type { Database } from './database.ts'
import { errorNames } from './failure.ts'
import type { Bodies } from './rows.ts'

export type Store = {
  readonly database: Database
  readonly bodies: Bodies
  readonly clock: ClockCache
  /** The phone's own clock, as it is. */
  readonly wall: () => Moment
  readonly random: Random
  readonly log: Log
  /** A clock that shows an earlier time than this is wrong. */
  readonly builtAt: Moment
  /** True after a save that the phone had no room for; kept in memory, since there is no room. */
  readonly fullness: { full: boolean }
  /** The end of the line of this context's own writes, which would else only get in each other's way. */
  readonly line: { last: Promise<unknown> }
  /** Settles when the browser's log is whole, or no more can be done about it. */
  readonly mend: () => Promise<void>
}

const MAX_TRIES = 20

/** Tries again while another tab or the worker got in between; gives undefined when it always did. */
export async function untilFresh<T>(
  attempt: (tries: number) => Promise<T | 'stale'>,
): Promise<T | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const outcome = await attempt(tries)
    if (outcome !== 'stale') return outcome
  }
  return undefined
}

const MAX_RECONNECTS = 3
/** What browsers throw when the connection did not survive a sleep of the phone; nothing was written. */
const CONNECTION_LOST: ReadonlySet<string> = new Set(['UnknownError', 'InvalidStateError'])

/** Runs a job; where the connection to the database was lost, opens it again, at most three times. */
export async function reconnecting<T>(
  { database, log, mend }: Store,
  job: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      await mend()
      return await job()
    } catch (error) {
      const isLost = errorNames(error).some((name) => CONNECTION_LOST.has(name))
      if (!isLost || tries >= MAX_RECONNECTS) throw error
      log.info('database_reopened', { tries })
      database.close({ disableAutoOpen: false })
    }
  }
}

/** Runs one writing job after the other; a failed one does not hold up the next. */
export function inTurn<T>({ line }: Store, job: () => Promise<T>): Promise<T> {
  const mine = line.last.then(job)
  line.last = mine.catch(() => undefined)
  return mine
}
