// Where the engine runs: one run at a time, the next one at its time while a page is open.

import type { Moment } from '../domain/base/moment.ts'
import type { Clock, Log, Trigger } from '../sync/ports.ts'
import { createRunner } from './runner.ts'

/** setTimeout counts in 32 bits. */
const LONGEST_TIMER_MS = 2_000_000_000
/** A time that has passed already must not make a loop. */
const SHORTEST_TIMER_MS = 1000
const AFTER_TROUBLE_MS = 60_000

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
  const wakeIn = (waitMs: number) => {
    clearTimeout(timer)
    if (isClosed || !keepsTime) return
    const boundMs = Math.min(Math.max(SHORTEST_TIMER_MS, waitMs), LONGEST_TIMER_MS)
    timer = setTimeout(() => void sync('timer'), boundMs) // never throws
  }
  const sync = createRunner(async (trigger) => {
    if (isClosed) return
    clearTimeout(timer)
    try {
      await engine.sync(trigger)
      await afterRun()
      const at = await engine.nextTryAt()
      if (at !== undefined) wakeIn(at - clock.now())
    } catch (error) {
      // The phone's own store refused: a full disk, a lost connection. It may be over in a minute.
      log.error('engine_failed', { name: error instanceof Error ? error.name : 'unknown' })
      wakeIn(AFTER_TROUBLE_MS)
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
