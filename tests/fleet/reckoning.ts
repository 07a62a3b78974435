// The reckoning after a schedule: the faults stop, people go on using their phones, and then what
// must hold whatever happened. Laws in README.md.

import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import { findCollisions, findDisorder, findLost, findUnseen } from './fates.ts'
import { findLostPhotos } from './photo-fates.ts'
import { CONTEXTS, GOOD, type FleetPhone } from './fleet-phone.ts'
import { compareStates } from './states.ts'
import { checkBudget, checkOnTheWay } from './watch.ts'
import { enrol, type World } from './world.ts'

/** A third of an hour each. */
const MAX_ROUNDS = 12
export async function reckon(world: World): Promise<readonly string[]> {
  const { phones, ledger, time } = world
  for (const phone of phones) wakeOne(phone)
  if (!(await drain(world)))
    return [...ledger.breaches, '[I5] a queue did not drain', ...(await describeQueues(world))]
  // What was frozen all the while wakes up with what it had in hand.
  const wereFrozen = phones.filter((phone) => CONTEXTS.some((name) => phone.isFrozen(name)))
  for (const phone of wereFrozen) phone.thaw()
  if (wereFrozen.length > 0 && !(await drain(world)))
    return [...ledger.breaches, '[I5] a queue came back and stays']
  await checkOnTheWay(world)
  const fates = await time.outside(findFates(world))
  await withdrawAll(world)
  return [...ledger.breaches, ...fates, ...(await time.outside(compareStates(world)))]
}

async function findFates(world: World): Promise<readonly string[]> {
  return [
    ...(await findLost(world)),
    ...(await findCollisions(world)),
    ...(await findDisorder(world)),
    ...(await findUnseen(world)),
    ...(await findLostPhotos(world)),
  ]
}

/** The last round begins with empty queues, so that what went last reaches every phone. */
async function drain(world: World): Promise<boolean> {
  let isCalm = false
  for (let round = 0; round < MAX_ROUNDS && !isCalm; round++) {
    const wasQuiet = round > 0 && (await isQuiet(world))
    await makePeace(world)
    for (const phone of world.phones) checkBudget(world, phone)
    if (world.ledger.breaches.length > 0) return true
    isCalm = wasQuiet && (await isQuiet(world))
  }
  return isCalm
}

/** One frozen context shall not keep the other from sending; where both are, the person takes one up. */
function wakeOne(phone: FleetPhone): void {
  phone.defuse()
  if (CONTEXTS.every((name) => phone.isFrozen(name))) phone.thaw()
}

async function makePeace(world: World): Promise<void> {
  const { time, phones, weather, chance, machine } = world
  machine.trouble = undefined
  machine.isDown = false
  machine.isRestoredBehindReset = false
  for (const { name } of phones) weather.set(name, 'fair')
  for (const phone of phones) {
    phone.conditions = GOOD
    const { enrolment, disconnection } = await time.outside(phone.disk.look.status())
    if (enrolment === undefined || disconnection !== undefined) await enrol(world, phone)
    if (!phone.isFrozen('page')) phone.trigger('button')
    if (!phone.isFrozen('worker')) phone.trigger('background', 'worker')
    await time.run(chance.below(3000))
  }
  await time.run(20 * MINUTE_MS)
}

async function isQuiet({ phones, time }: World): Promise<boolean> {
  for (const { disk } of phones) {
    const { queued, photos = 0 } = await time.outside(disk.look.status())
    if (queued + photos > 0) return false
  }
  return true
}

async function describeQueues({ phones, time }: World): Promise<string[]> {
  const lines: string[] = []
  for (const { name, disk } of phones) {
    const { queued, photos, disconnection, pace } = await time.outside(disk.look.status())
    const waits = `${queued} queued, ${photos} photos`
    lines.push(`${name}: ${waits}, ${disconnection}, ${JSON.stringify(pace)}`)
  }
  return lines
}

/** What is bad is shown on its own phone until its person takes it back. */
async function withdrawAll({ phones, time, server, ledger }: World): Promise<void> {
  for (const { disk } of phones)
    for (const own of await time.outside(disk.look.ownChanges())) {
      if (own.state !== 'rejected') continue
      const held = await time.outside(server.holds([own.id]))
      if (held.has(own.id)) ledger.disputed.add(own.record)
      await time.outside(disk.look.withdraw(own.id))
    }
}
