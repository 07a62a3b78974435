// The first screen does not wait for what sends: a save needs none of it. The engine comes right
// after, from the service worker's cache, or with the first visit from the network.

import type { Engine } from './engine-room.ts'
import { onDemand } from './on-demand.ts'

/** Gives an engine that is made at its first trigger. Where it cannot be loaded the trigger fails,
 *  and the next one tries again. */
export function createLazyEngine(make: () => Promise<Engine>): Engine {
  const engine = onDemand(make)
  return {
    sync: async (trigger) => (await engine()).sync(trigger),
    nextTryAt: async () => (await engine()).nextTryAt(),
  }
}
