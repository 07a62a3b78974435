// What may happen in a fleet, and how often. Each step gives the words for it.

import * as faults from './faults.ts'
import type { FleetPhone } from './fleet-phone.ts'
import * as people from './people.ts'
import type { World } from './world.ts'

type Step = (world: World, phone: FleetPhone) => string | Promise<string>

const WEIGHTED: readonly (readonly [number, Step])[] = [
  [38, people.saveOne],
  [3, people.saveMany],
  [9, people.savePhoto],
  [2, people.freePhotos],
  [3, faults.changeConditions],
  [16, people.trigger],
  [5, faults.killNow],
  [7, faults.killLater],
  [4, faults.cutPower],
  [5, faults.cutPowerLater],
  [4, faults.freeze],
  [4, faults.thaw],
  [13, faults.changeWeather],
  [5, faults.turnClock],
  [5, faults.troubleServer],
  [2, faults.turnServerClock],
  [3, faults.backUp],
  [2, faults.restoreServer],
  [2, faults.moveAreas],
  [5, faults.sleepThroughReset],
  [2, faults.restoreBehindReset],
  [2, faults.revoke],
  [3, people.enrolAgain],
  [1, people.enrolAnew],
  [2, faults.loseDatabase],
  [3, people.tidy],
]
const TOTAL = WEIGHTED.reduce((sum, [weight]) => sum + weight, 0)

export async function takeStep(world: World): Promise<string> {
  const { chance, phones } = world
  const phone = phones[chance.below(phones.length)]
  if (phone === undefined) throw new Error('a fleet has phones')
  let dice = chance.below(TOTAL)
  for (const [weight, step] of WEIGHTED) {
    if (dice < weight) return step(world, phone)
    dice -= weight
  }
  throw new Error('the dice fell off the table')
}
