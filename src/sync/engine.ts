// The engine: sends what waits, fetches what is new, in as many round trips as it takes.
//
//   trigger ──▶ may try? ──no──▶ wait (nextTryAt)
//                  │yes
//                  ▼
//        read outbound ──▶ request ──▶ verdict ── answered ──▶ settle ──▶ more? ──▶ read outbound
//                  ▲                      │
//                  └──── half the batch ──┴─ split · fault, busy ──▶ slow down · disconnected ──▶ stop
//
// Nothing leaves the outbox but by SyncStore.settle with an answer that accounts for it. [EN1]

import type { Moment } from '../domain/base/moment.ts'
import { FIRST_PACE, PULL_EVERY_MS } from './pace.ts'
import type { Trigger } from './ports.ts'
import { Run, type EnginePorts } from './run.ts'

export type Engine = {
  /** Runs until the outbox is empty and everything new is here, or until it must wait. Never throws
   *  for what a network or a server does. */
  readonly sync: (trigger: Trigger) => Promise<void>
  /** When a timer should trigger next; undefined when there is nothing to do by oneself. */
  readonly nextTryAt: () => Promise<Moment | undefined>
}

/** A run that another context is in: ask again after this. */
const BUSY_RETRY_MS = 5_000

export function createEngine(ports: EnginePorts): Engine {
  let busyUntil: Moment | undefined
  return {
    sync: async (trigger) => {
      const outcome = await ports.lock.run(() => new Run(ports, trigger).toEnd())
      busyUntil = outcome === 'busy' ? ports.clock.now() + BUSY_RETRY_MS : undefined
    },
    nextTryAt: async () => {
      const planned = await planNextTry(ports)
      if (busyUntil === undefined) return planned
      return planned === undefined ? busyUntil : Math.min(planned, busyUntil)
    },
  }
}

async function planNextTry({ store }: EnginePorts): Promise<Moment | undefined> {
  const [enrolment, disconnection] = [await store.readEnrolment(), await store.readDisconnection()]
  if (enrolment === undefined || disconnection !== undefined) return undefined
  const pace = (await store.readPace()) ?? FIRST_PACE
  const { queued } = await store.readOutbound({ count: 1, bytes: 1 })
  if (queued > 0 || pace.failures > 0) return pace.notBefore
  return (pace.lastTryAt ?? 0) + PULL_EVERY_MS
}
