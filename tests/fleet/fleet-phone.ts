// A phone: a store that survives, and two contexts (page and worker) with an engine each, which can
// be killed at any moment. What a killed context still has under way never comes to anything.

import { makeShortId } from '../../src/domain/base/ids.ts'
import { createEngine, type Engine } from '../../src/sync/engine.ts'
import type { Lock, SyncStore, Transport, Trigger } from '../../src/sync/ports.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { silentLog } from '../support/store-under-test.ts'
import type { FleetServer } from './fleet-server.ts'
import type { Chance, VirtualTime } from './virtual-time.ts'

export type FleetPhone = {
  readonly name: string
  readonly store: MemoryStore
  /** By how much this phone's clock is wrong, in milliseconds. */
  skewMs: number
  readonly wall: () => number
  readonly trigger: (trigger: Trigger, context?: 'page' | 'worker') => void
  readonly kill: (context: 'page' | 'worker') => void
}

type Parts = {
  readonly name: string
  readonly time: VirtualTime
  readonly chance: Chance
  readonly server: FleetServer
  readonly transport: Transport
  readonly startsAt: number
  /** Called with each answer that is about to be settled. */
  readonly watch: (store: SyncStore) => SyncStore
}

type Context = { engine: Engine; life: { alive: boolean }; wakes: number }

export async function createFleetPhone(parts: Parts): Promise<FleetPhone> {
  const { time, chance, name } = parts
  const enrolment = await time.outside(parts.server.enrol(name))
  const wall = () => parts.startsAt + time.now + phone.skewMs
  const store = createMemoryStore({ replica: makeShortId(chance.bytes(12)), wall, enrolment })
  let holder: object | undefined
  const open = (): Context => {
    const life = { alive: true }
    const lock: Lock = {
      run: async (job) => {
        if (holder !== undefined) return 'busy'
        holder = life
        try {
          return await job()
        } finally {
          if (holder === life) holder = undefined
        }
      },
    }
    const engine = createEngine({
      store: slow(parts.watch(store), { time, chance, life }),
      transport: mortal(parts.transport, life),
      lock,
      clock: { now: wall },
      random: chance,
      log: silentLog,
      onProgress: () => undefined,
    })
    return { engine, life, wakes: 0 }
  }
  const contexts = { page: open(), worker: open() }
  const run = async (context: Context, trigger: Trigger): Promise<void> => {
    await context.engine.sync(trigger)
    const at = await context.engine.nextTryAt()
    if (at === undefined || !context.life.alive) return
    const wake = ++context.wakes
    time.after(Math.max(0, at - wall()), () => {
      if (context.life.alive && wake === context.wakes) void run(context, 'timer') // never throws
    })
  }
  const phone: FleetPhone = {
    name,
    store,
    skewMs: 0,
    wall,
    trigger: (trigger, which = 'page') => void run(contexts[which], trigger), // never throws
    kill: (which) => {
      const { life } = contexts[which]
      life.alive = false
      // The browser's lock goes with the context that held it.
      if (holder === life) holder = undefined
      contexts[which] = open()
    },
  }
  return phone
}

/** Storage takes a moment, and a dead context gets no further than the call that it is in. */
function slow(
  store: SyncStore,
  { time, chance, life }: { time: VirtualTime; chance: Chance; life: { alive: boolean } },
): SyncStore {
  const step = async (): Promise<void> => {
    if (life.alive) await time.pass(chance.below(8))
    if (!life.alive) await never()
  }
  return {
    readEnrolment: () => store.readEnrolment(),
    readPace: () => store.readPace(),
    writePace: async (pace) => {
      await step()
      await store.writePace(pace)
    },
    readDisconnection: () => store.readDisconnection(),
    writeDisconnection: async (reason) => {
      await step()
      await store.writeDisconnection(reason)
    },
    readOutbound: async (limit) => {
      await step()
      return store.readOutbound(limit)
    },
    settle: async (settlement) => {
      await step()
      await store.settle(settlement)
      await step()
    },
    setAside: async (change, code) => {
      await step()
      await store.setAside(change, code)
    },
    reset: async (why) => {
      await step()
      await store.reset(why)
    },
  }
}

function mortal(transport: Transport, life: { alive: boolean }): Transport {
  return {
    sync: async (request, options) => {
      const answer = await transport.sync(request, options)
      return life.alive ? answer : never()
    },
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
