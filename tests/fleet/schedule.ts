// One schedule: a seed's worth of work, faults and repairs, then peace, then the reckoning.

import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import type { SyncStore, Trigger, TransportAnswer } from '../../src/sync/ports.ts'
import { createFleetPhone, type FleetPhone } from './fleet-phone.ts'
import type { FleetServer } from './fleet-server.ts'
import { createHostileNet, WEATHERS, type Weather } from './hostile-net.ts'
import { reckon, type Told } from './reckoning.ts'
import { POISON } from './server-double.ts'
import { chanceFrom, VirtualTime, type Chance } from './virtual-time.ts'

export const FLEET_STARTS = Date.UTC(2026, 10, 24, 8)

export type Played = { readonly steps: readonly string[]; readonly failures: readonly string[] }

export type Rules = {
  readonly seed: number
  readonly makeServer: (now: () => number) => Promise<FleetServer>
  /** Only the double knows poison. */
  readonly hasPoison: boolean
  readonly steps: number
}

type World = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly server: FleetServer
  readonly phones: readonly FleetPhone[]
  readonly weather: Map<string, Weather>
  readonly told: Told
  readonly pool: readonly RecordId[]
  readonly steps: string[]
  readonly rules: Rules
  trouble: TransportAnswer | undefined
  restores: number
}

const TRIGGERS: readonly [Trigger, ...Trigger[]] = [
  'save',
  'start',
  'online',
  'visible',
  'background',
  'periodic',
  'button',
  'timer',
]
/** Right, 1970, five years ahead, an hour slow, a day and two hours fast. */
const SKEWS_MS: readonly [number, ...number[]] = [
  0,
  -FLEET_STARTS,
  5 * 365 * DAY_MS,
  -HOUR_MS,
  26 * HOUR_MS,
]
const PAUSES_MS: readonly [number, ...number[]] = [
  10,
  SECOND_MS,
  5 * SECOND_MS,
  MINUTE_MS,
  20 * MINUTE_MS,
]

export async function playSchedule(rules: Rules): Promise<Played> {
  const world = await prepare(rules)
  try {
    for (let step = 0; step < rules.steps; step++) {
      world.steps.push(await takeStep(world))
      await world.time.run(world.chance.pick(PAUSES_MS))
    }
    const failures = await reckon(world.phones, {
      server: world.server,
      told: world.told,
      makePeace: () => makePeace(world),
    })
    return { steps: world.steps, failures }
  } finally {
    await world.server.close()
  }
}

async function prepare(rules: Rules): Promise<World> {
  const time = new VirtualTime()
  const chance = chanceFrom(rules.seed)
  const server = await rules.makeServer(() => FLEET_STARTS + time.now)
  const weather = new Map<string, Weather>()
  const told: Told = { saved: new Map(), stored: new Set(), breaches: [] }
  const phones: FleetPhone[] = []
  const pool = Array.from({ length: 4 }, () => makeRecordId(FLEET_STARTS, chance.bytes(10)))
  const base = { time, chance, server, phones, weather, told, pool, rules }
  const world: World = { ...base, steps: [], trouble: undefined, restores: 0 }
  const count = 2 + chance.below(3)
  for (let n = 0; n < count; n++) {
    const name = `phone${n}`
    const net = { time, chance, server, trouble: () => world.trouble }
    const transport = createHostileNet({ ...net, weather: () => weather.get(name) ?? 'fair' })
    const watch = (store: SyncStore) => watched(store, world)
    const parts = { name, time, chance, server, transport, startsAt: FLEET_STARTS, watch }
    phones.push(await createFleetPhone(parts))
  }
  // A backup older than an enrolment would not know the phone: a matter of people, not of the fleet.
  server.backup()
  return world
}

/** [I6] Nothing may leave an outbox that the server has not stored. */
function watched(store: SyncStore, { server, told, time }: World): SyncStore {
  return {
    ...store,
    settle: async (settlement) => {
      const stored = await time.outside(server.holds(settlement.sent.map(({ id }) => id)))
      const rejected = new Set(settlement.response.rejected.map(({ id }) => id))
      for (const { id } of settlement.sent) {
        if (stored.has(id)) told.stored.add(id)
        else if (!rejected.has(id) && !told.stored.has(id))
          told.breaches.push(`[I6] ${id} left the outbox, and the server does not have it`)
      }
      await store.settle(settlement)
    },
  }
}

async function takeStep(world: World): Promise<string> {
  const { chance, phones } = world
  const phone = phones[chance.below(phones.length)]
  if (phone === undefined) throw new Error('a fleet has phones')
  const dice = chance.below(100)
  if (dice < 45) return save(world, phone)
  if (dice < 65) return trigger(world, phone)
  if (dice < 75) return kill(world, phone)
  if (dice < 88) return changeWeather(world, phone)
  if (dice < 93) return turnClock(world, phone)
  if (dice < 98) return troubleServer(world)
  return restoreServer(world)
}

async function save(world: World, phone: FleetPhone): Promise<string> {
  const { chance, pool } = world
  const count = chance.below(8) === 0 ? 30 : 1
  for (let n = 0; n < count; n++) {
    const record =
      pool[chance.below(pool.length * 2)] ?? makeRecordId(phone.wall(), chance.bytes(10))
    const set = makeFields(world)
    const change = await phone.store.write({ kind: 'facility', record, set })
    world.told.saved.set(change.id, { phone: phone.name, isBad: isBad(set) })
    const shown = await phone.store.record(record)
    if (Object.entries(set).some(([path, value]) => shown?.fields[path] !== value))
      world.told.breaches.push(`[I4] ${phone.name} saved ${change.id} and does not see it`)
  }
  phone.trigger('save')
  return `${phone.name} saves ${count}`
}

function makeFields({ chance, rules }: World): Fields {
  const set: Record<string, string | number> = { name: `Школа ${chance.below(1000)}` }
  if (chance.below(3) === 0) set.people = chance.below(900)
  const dice = chance.below(40)
  if (dice === 0) set.people = -1
  else if (dice === 1 && rules.hasPoison) set.address = `poison:${chance.pick(POISON)}`
  return set
}

function isBad({ people, address }: Fields): boolean {
  return people === -1 || address !== undefined
}

function trigger({ chance }: World, phone: FleetPhone): string {
  const what = chance.pick(TRIGGERS)
  const context = chance.pick<'page' | 'worker'>(['page', 'worker'])
  phone.trigger(what, context)
  return `${phone.name} ${what} in ${context}`
}

function kill({ chance }: World, phone: FleetPhone): string {
  const context = chance.pick<'page' | 'worker'>(['page', 'worker'])
  phone.kill(context)
  return `${phone.name} ${context} killed`
}

function changeWeather({ chance, weather }: World, phone: FleetPhone): string {
  const next = chance.pick(WEATHERS)
  weather.set(phone.name, next)
  if (next !== 'none') phone.trigger('online')
  return `${phone.name} net ${next}`
}

function turnClock({ chance }: World, phone: FleetPhone): string {
  phone.skewMs = chance.pick(SKEWS_MS)
  return `${phone.name} clock ${phone.skewMs}`
}

function troubleServer(world: World): string {
  const problem = (status: number, code: string, retryAfterMs?: number) =>
    ({ tag: 'problem', status, code, retryAfterMs }) as const
  world.trouble = world.chance.pick([
    undefined,
    undefined,
    problem(503, 'unavailable', 30 * SECOND_MS),
    problem(500, 'internal'),
    problem(429, 'too_many_requests', 5 * SECOND_MS),
  ])
  return `server ${world.trouble === undefined ? 'well' : world.trouble.code}`
}

async function restoreServer(world: World): Promise<string> {
  const { server, time, told } = world
  if (world.chance.below(2) === 0 || world.restores > 1) {
    await time.outside(Promise.resolve().then(server.backup))
    return 'server backed up'
  }
  for (const id of (await time.outside(server.accepted())).keys()) told.stored.add(id)
  await time.outside(server.restore())
  world.restores++
  return 'server restored'
}

/** The faults stop; people go on using their phones. */
async function makePeace(world: World): Promise<void> {
  const { time, phones, weather, chance } = world
  world.trouble = undefined
  for (const { name } of phones) weather.set(name, 'fair')
  for (const phone of phones) {
    phone.trigger('button')
    await time.run(chance.below(3000))
  }
  await time.run(20 * MINUTE_MS)
}
