// Where the engine runs: one run at a time, the next one at its time while a page is open.

import type { Moment } from '../domain/base/moment.ts'
import type { Clock, Log, Trigger } from '../sync/ports.ts'
import { createRunner } from './runner.ts'

/** setTimeout counts in 32 bits. */
const LONGEST_TIMER_MS = 2_000_000_000

export type Engine = {
  readonly sync: (trigger: Trigger) => Promise<void>
  readonly nextTryAt: () => Promise<Moment | undefined>
}

export type EngineRoom = {
  /** Settles when the run, and one more if it was asked for meanwhile, is over. Never throws. */
  readonly sync: (trigger: Trigger) => Promise<void>
  readonly close: () => void
}

export type EngineRoomParts = {
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
  /** Workers are not kept alive by timers: the browser wakes them. */
  readonly keepsTime: boolean
  readonly afterRun: () => Promise<void>
}

export function openEngineRoom({ engine, clock, log, keepsTime, afterRun }: EngineRoomParts) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  const arm = async () => {
    clearTimeout(timer)
    const at = keepsTime ? await engine.nextTryAt() : undefined
    if (at === undefined || isClosed) return
    const waitMs = Math.min(Math.max(0, at - clock.now()), LONGEST_TIMER_MS)
    timer = setTimeout(() => void sync('timer'), waitMs) // never throws
  }
  const sync = createRunner(async (trigger) => {
    if (isClosed) return
    try {
      await engine.sync(trigger)
      await afterRun()
      await arm()
    } catch (error) {
      log.error('engine_failed', { name: error instanceof Error ? error.name : 'unknown' })
    }
  })
  return {
    sync,
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  } satisfies EngineRoom
}
