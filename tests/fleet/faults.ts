// What goes wrong in a fleet: phones, networks, clocks and the server's machine.

import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/domain/base/moment.ts'
import { enrolAnew } from './people.ts'
import type { Conditions } from '../../src/sync/upload-rules.ts'
import { CONTEXTS, GOOD, type FleetPhone } from './fleet-phone.ts'
import { problemReply, type Letter, type Reply } from './fleet-server.ts'
import { WEATHERS } from './hostile-net.ts'
import { mayRestore, type World } from './world.ts'

const YEAR_MS = 365 * DAY_MS
const CLOCKS = [0, 0, '1970', 5 * YEAR_MS, -HOUR_MS, 26 * HOUR_MS, 'forgets'] as const
const SERVER_CLOCKS = [0, 0, -HOUR_MS, HOUR_MS, -5 * YEAR_MS] as const
export function killNow({ chance }: World, phone: FleetPhone): string {
  const context = chance.pick(CONTEXTS)
  phone.kill(context)
  return `${phone.name} ${context} killed`
}

export function killLater({ chance }: World, phone: FleetPhone): string {
  const context = chance.pick(CONTEXTS)
  const steps = 1 + chance.below(25)
  phone.arm(context, steps, () => phone.kill(context))
  phone.trigger('button', context)
  return `${phone.name} ${context} killed in ${steps} steps`
}

export async function cutPower({ time }: World, phone: FleetPhone): Promise<string> {
  await time.outside(phone.cutPower())
  return `${phone.name} power cut`
}

export function cutPowerLater({ chance, time }: World, phone: FleetPhone): string {
  const context = chance.pick(CONTEXTS)
  const steps = 1 + chance.below(25)
  phone.arm(context, steps, () => void time.outside(phone.cutPower()))
  phone.trigger('button', context)
  return `${phone.name} power cut ${steps} steps into ${context}`
}

export function freeze({ chance }: World, phone: FleetPhone): string {
  const context = chance.pick(CONTEXTS)
  const steps = chance.below(12)
  if (steps === 0) phone.freeze(context)
  else phone.arm(context, steps, () => phone.freeze(context))
  return `${phone.name} ${context} frozen in ${steps} steps`
}

export function thaw(_world: World, phone: FleetPhone): string {
  phone.thaw()
  return `${phone.name} thawed`
}

export function changeWeather({ chance, weather }: World, phone: FleetPhone): string {
  const next = chance.pick(WEATHERS)
  weather.set(phone.name, next)
  if (next !== 'none') phone.trigger('online')
  return `${phone.name} net ${next}`
}

export function turnClock({ chance }: World, phone: FleetPhone): string {
  const to = chance.pick(CLOCKS)
  phone.forgetsDate = to === 'forgets'
  if (to === 'forgets' || to === '1970') phone.skewMs -= phone.wall()
  else phone.skewMs = to
  return `${phone.name} clock ${to}`
}

const TROUBLES = ['none', 'none', 'down', '503', '500', '429', '413'] as const
const NARROW_BYTES = 1200

export function troubleServer({ chance, machine }: World): string {
  const what = chance.pick(TROUBLES)
  machine.isDown = what === 'down'
  machine.trouble = what === 'none' || what === 'down' ? undefined : TROUBLE[what]
  return `server ${what}`
}

const TROUBLE: Record<
  '503' | '500' | '429' | '413',
  (letter: Pick<Letter, 'body'>) => Reply | undefined
> = {
  '503': () => problemReply(503, 'unavailable', '30'),
  '500': () => problemReply(500, 'internal'),
  '429': () => problemReply(429, 'too_many_requests', '5'),
  '413': ({ body }) => (body.length > NARROW_BYTES ? problemReply(413, 'too_large') : undefined),
}

/** A server that is restored and whose clock is wrong may give a change a lower stamp than before. */
export function turnServerClock({ chance, machine, ledger }: World): string {
  if (ledger.restores > 0) return 'server clock stays'
  machine.skewMs = chance.pick(SERVER_CLOCKS)
  machine.wasWrong ||= machine.skewMs !== 0
  machine.wasFarOff ||= Math.abs(machine.skewMs) > DAY_MS
  return `server clock ${machine.skewMs / SECOND_MS} s`
}

export async function backUp({ server, time }: World): Promise<string> {
  await time.outside(Promise.resolve().then(server.backup))
  return 'server backed up'
}

export async function restoreServer(world: World): Promise<string> {
  if (!mayRestore(world)) return 'server goes on'
  await world.time.outside(world.ledger.restore())
  return 'server restored'
}

/** A coordinator gives a phone other areas. */
export async function moveAreas({ server, time }: World, phone: FleetPhone): Promise<string> {
  const { enrolment } = await time.outside(phone.disk.look.status())
  if (enrolment !== undefined) await time.outside(server.moveAreas(enrolment))
  return `${phone.name} has other areas`
}

/** One context freezes on the way; the phone starts over meanwhile, and it goes on as if nothing were. */
export async function sleepThroughReset(world: World, phone: FleetPhone): Promise<string> {
  const { chance, time } = world
  const context = chance.pick(CONTEXTS)
  const steps = 8 + chance.below(5)
  phone.arm(context, steps, () => phone.freeze(context))
  phone.trigger('button', context)
  await time.run(chance.below(8) * SECOND_MS)
  const told = await enrolAnew(world, phone)
  phone.thaw()
  return `${told}, its ${context} frozen in ${steps} steps meanwhile`
}

/** The next phone that is told to start over has thrown its cursor away when the server is restored. */
export async function restoreBehindReset(world: World, phone: FleetPhone): Promise<string> {
  const told = await moveAreas(world, phone)
  world.machine.isRestoredBehindReset = true
  phone.trigger('button')
  return `${told}, and the server is restored behind the word of it`
}

export async function revoke({ server, time }: World, phone: FleetPhone): Promise<string> {
  const { enrolment } = await time.outside(phone.disk.look.status())
  if (enrolment !== undefined) await time.outside(server.revoke(enrolment))
  return `${phone.name} revoked`
}

export async function loseDatabase({ ledger, time }: World, phone: FleetPhone): Promise<string> {
  await time.outside(ledger.loseDatabase(phone.disk.replica()))
  await time.outside(phone.loseDatabase())
  return `${phone.name} lost its database`
}

const CONDITIONS: readonly [Conditions, ...Conditions[]] = [
  GOOD,
  { ...GOOD, isSlow: false },
  { ...GOOD, network: 'mobile', isSlow: false },
  { ...GOOD, network: 'mobile', savesData: true },
  { ...GOOD, isCrawling: true },
  { ...GOOD, batteryPercent: 9, isCharging: false },
]

/** What the phone tells of its battery and link: photos wait where it is poor. */
export function changeConditions({ chance }: World, phone: FleetPhone): string {
  phone.conditions = chance.pick(CONDITIONS)
  return `${phone.name} has ${JSON.stringify(phone.conditions)}`
}
