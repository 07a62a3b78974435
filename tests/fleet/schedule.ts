// One schedule: a seed's worth of work, faults and repairs, then peace, then the reckoning.

import { MINUTE_MS, SECOND_MS } from '../../src/domain/base/moment.ts'
import { reckon } from './reckoning.ts'
import { takeStep } from './steps.ts'
import { takeGzip, takeTimers, VirtualTime } from './virtual-time.ts'
import { checkOnTheWay } from './watch.ts'
import { makeWorld, type Rules, type World } from './world.ts'

export type Played = {
  readonly steps: readonly string[]
  readonly failures: readonly string[]
  readonly world: World
}

const PAUSES_MS = [10, 10, 100, SECOND_MS, 5 * SECOND_MS, MINUTE_MS, 20 * MINUTE_MS] as const

export async function playSchedule(rules: Rules): Promise<Played> {
  const time = new VirtualTime()
  const putBack = [takeTimers(time), rules.hasGzip ? () => undefined : takeGzip()]
  let world: World | undefined
  const steps: string[] = []
  try {
    world = await makeWorld(rules, time)
    for (let step = 0; step < rules.steps; step++) {
      steps.push(await takeStep(world))
      await world.time.run(world.chance.pick(PAUSES_MS))
      await checkOnTheWay(world)
      if (world.ledger.breaches.length > 0) return { steps, failures: world.ledger.breaches, world }
    }
    return { steps, failures: await reckon(world), world }
  } finally {
    for (const put of putBack) put()
    await world?.server.close()
  }
}
