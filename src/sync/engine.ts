// The engine: sends what waits, fetches what is new, in as many round trips as it takes.
//
//   trigger ──▶ may try? ──no──▶ wait (nextTryAt)
//                  │yes
//                  ▼
//        take a batch ──▶ request ──▶ verdict ── answered ──▶ settle ──▶ more? ──▶ take a batch
//                  ▲                      │
//                  └──── half the batch ──┴─ refused · fault, busy ──▶ slow down · disconnected ──▶ stop
//
// Nothing leaves the outbox but by SyncStore.settle with an answer that accounts for it. [EN1]

import { MINUTE_MS, SECOND_MS, type Moment } from '../domain/base/moment.ts'
import { Apart } from './apart.ts'
import type { EnginePorts } from './batch.ts'
import { bringsNews, dueAt, FIRST_PACE, PULL_EVERY_MS } from './pace.ts'
import type { Trigger } from './ports.ts'
import { Run, type RunEnd } from './run.ts'

export type { EnginePorts } from './batch.ts'

export type Engine = {
  /** Runs until the outbox is empty and everything new is here, or until it must wait. Never throws. */
  readonly sync: (trigger: Trigger) => Promise<void>
  /** When a timer should trigger next; undefined when there is nothing to do by oneself. */
  readonly nextTryAt: () => Promise<Moment | undefined>
}

/** A run that another context is in: ask again after this. [EN6] */
const BUSY_RETRY_MS = 5 * SECOND_MS
/** A phone that cannot store an answer (a full disk) asks again after this. */
const BROKEN_RETRY_MS = 5 * MINUTE_MS

/** What one context knows until it closes. Another finds it out by itself. */
type Memory = {
  readonly apart: Apart
  outcome: RunEnd | 'busy' | 'broken' | undefined
  endedAt: Moment
}

export function createEngine(ports: EnginePorts): Engine {
  const memory: Memory = { apart: new Apart(), outcome: undefined, endedAt: 0 }
  let running: Promise<void> | undefined
  let next: Trigger | undefined
  const run = async (first: Trigger) => {
    for (let trigger: Trigger | undefined = first; trigger !== undefined;) {
      memory.outcome = await runOnce(ports, memory, trigger)
      memory.endedAt = ports.clock.now()
      trigger = next
      next = undefined
    }
  }
  return {
    sync: (trigger) => {
      // A trigger during a run is answered by exactly one more: a save is never left behind. [EN6]
      if (running !== undefined) next = moreUrgent(next, trigger)
      running ??= run(trigger).finally(() => {
        running = undefined
      })
      return running
    },
    nextTryAt: () => planNextTry(ports, memory),
  }
}

/** A person's wish before news of the network, news before the rest. */
function moreUrgent(waiting: Trigger | undefined, trigger: Trigger): Trigger {
  if (waiting === undefined || trigger === 'button') return trigger
  return waiting === 'button' || bringsNews(waiting) ? waiting : trigger
}

async function runOnce(
  ports: EnginePorts,
  { apart }: Memory,
  trigger: Trigger,
): Promise<RunEnd | 'busy' | 'broken'> {
  try {
    return await ports.lock.run(async () => {
      const end = await new Run(ports, trigger, apart).toEnd()
      return end === 'done' ? ((await ports.photos?.upload(trigger, apart.held)) ?? end) : end
    })
  } catch (error) {
    // The phone's own storage failed; what was sent stays queued, and sending it twice is harmless.
    ports.log.error('run_broken', { name: error instanceof Error ? error.name : 'unknown' })
    return 'broken'
  }
}

async function planNextTry(ports: EnginePorts, memory: Memory): Promise<Moment | undefined> {
  const { store, clock } = ports
  const now = clock.now()
  const [enrolment, disconnection] = [await store.readEnrolment(), await store.readDisconnection()]
  if (enrolment === undefined || disconnection !== undefined) return undefined
  if (memory.outcome === 'busy') return memory.endedAt + BUSY_RETRY_MS
  if (memory.outcome === 'broken') return memory.endedAt + BROKEN_RETRY_MS
  const pace = (await store.readPace()) ?? FIRST_PACE
  if (pace.failures > 0) return dueAt(pace, now)
  if (memory.outcome === 'unfinished') return now
  const { queued } = await store.readOutbound({ count: 1, bytes: 1 })
  const photosAt = (await ports.photos?.nextUploadAt()) ?? Infinity
  const stale = Math.min(photosAt, Math.min(pace.lastTryAt ?? 0, now) + PULL_EVERY_MS)
  if (queued === 0) return stale
  return queued > memory.apart.held ? now : Math.min(stale, memory.apart.nextAt() ?? now)
}
