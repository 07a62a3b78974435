// The world of one schedule, as its seed makes it.

import { makeRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Enrolment } from '../../src/sync/ports.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { FleetPhone, type PhoneRig } from './fleet-phone.ts'
import { createFileNet } from './file-net.ts'
import type { FileLetter, FleetServer, Letter, Reply } from './fleet-server.ts'
import { createHostileNet, type Weather } from './hostile-net.ts'
import type { DiskParts, PhoneDisk } from './phone-disk.ts'
import type { FileRules } from './files-double.ts'
import type { ServerRules } from './server-double.ts'
import { Ledger } from './told.ts'
import type { VirtualTime } from './virtual-time.ts'

const TUS = { 'Tus-Resumable': '1.0.0' } as const
const FLEET_STARTS = Date.UTC(2026, 10, 24, 8)

/** Where sabotage gets at a fleet. Nothing of it is in the app. */
export type Rig = { readonly phone?: PhoneRig; readonly server?: Partial<ServerRules & FileRules> }

export type ServerParts = {
  readonly now: () => number
  readonly after: (delayMs: number, run: () => void) => void
  readonly rules: Partial<ServerRules & FileRules> | undefined
}

export type Rules = {
  readonly seed: number
  readonly steps: number
  readonly makeServer: (parts: ServerParts) => Promise<FleetServer>
  readonly makeDisk: (parts: DiskParts) => PhoneDisk
  /** Only the double knows poison. */
  readonly hasPoison: boolean
  /** Whether a phone can save what the server will reject: the real store refuses that. */
  readonly hasRejects: boolean
  /** Requests go out squeezed, as they do in the field. */
  readonly hasGzip: boolean
  readonly rig: Rig
}

export type World = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly server: FleetServer
  readonly phones: readonly FleetPhone[]
  readonly weather: Map<string, Weather>
  readonly ledger: Ledger
  readonly pool: readonly RecordId[]
  readonly rules: Rules
  readonly machine: Machine
  readonly made: { saves: number }
}

/** The server's machine: what it does before its app is asked, and its clock. */
export type Machine = {
  trouble: ((letter: Pick<Letter, 'body'>) => Reply | undefined) | undefined
  isDown: boolean
  skewMs: number
  /** Its clock was turned. */
  wasWrong: boolean
  /** By more than a day. */
  wasFarOff: boolean
  /** As soon as a phone was told to start over for its areas. */
  isRestoredBehindReset: boolean
}

/** A server that is restored and whose clock is wrong may give a change a lower stamp than before. */
export function mayRestore({ ledger, machine }: Pick<World, 'ledger' | 'machine'>): boolean {
  return ledger.restores <= 1 && !machine.wasWrong
}

export async function makeWorld(rules: Rules, time: VirtualTime): Promise<World> {
  const chance = chanceFrom(rules.seed)
  const machine: Machine = {
    trouble: undefined,
    isDown: false,
    skewMs: 0,
    wasWrong: false,
    wasFarOff: false,
    isRestoredBehindReset: false,
  }
  const server = await rules.makeServer({
    now: () => FLEET_STARTS + time.now + machine.skewMs,
    after: (delayMs, run) => void time.after(delayMs, run),
    rules: rules.rig.server,
  })
  const ledger = new Ledger(server)
  const weather = new Map<string, Weather>()
  const pool: RecordId[] = Array.from({ length: 4 }, () =>
    makeRecordId(FLEET_STARTS, chance.bytes(10)),
  )
  const phones: FleetPhone[] = []
  const made = { saves: 0 }
  const world: World = { time, chance, server, phones, weather, ledger, pool, rules, machine, made }
  const count = 2 + chance.below(3)
  for (let n = 0; n < count; n++) phones.push(makePhone(world, `phone${n}`))
  for (const phone of phones) await enrol(world, phone)
  server.backup()
  return world
}

function makePhone(world: World, name: string): FleetPhone {
  const { time, chance, server, weather, rules, machine, ledger } = world
  const post = async (letter: Letter) => {
    if (machine.isDown) throw new TypeError('Failed to fetch')
    const reply = machine.trouble?.(letter) ?? (await server.post(letter))
    if (machine.isRestoredBehindReset && reply.body.includes('"reset":"scope"')) {
      machine.isRestoredBehindReset = false
      if (mayRestore(world)) await ledger.restore()
    }
    return reply
  }
  const onRequest = (bytes: number) => {
    phone.requests++
    // A connection that is refused carries nothing.
    if (isOnAir()) phone.bytesUp += bytes
  }
  const file = async (letter: FileLetter) => {
    if (machine.isDown) throw new TypeError('Failed to fetch')
    const trouble = machine.trouble?.(letter)
    if (trouble === undefined) return server.file(letter)
    const { status, type, body, retryAfter } = trouble
    const headers = { 'Content-Type': type, ...(retryAfter && { 'Retry-After': retryAfter }) }
    // What a proxy of too narrow a limit says does not come from our server.
    return { status, headers: { ...headers, ...(status !== 413 && TUS) }, body }
  }
  const isOnAir = () => !machine.isDown && weather.get(name) !== 'none'
  const files = createFileNet({
    time,
    chance,
    post: file,
    onRequest: (bytes) => {
      phone.fileRequests++
      if (isOnAir()) phone.fileBytesUp += bytes
    },
    weather: () => weather.get(name) ?? 'fair',
  })
  const transport = createHostileNet({
    time,
    chance,
    post,
    onRequest,
    weather: () => weather.get(name) ?? 'fair',
  })
  const phone = new FleetPhone({
    name,
    time,
    chance,
    transport,
    files,
    witnesses: { ledger, server },
    startsAt: FLEET_STARTS,
    makeDisk: rules.makeDisk,
    onSettle: (settlement) => ledger.settle(settlement),
    rig: rules.rig.phone ?? {},
  })
  return phone
}

/** A person opens the link of an invite on a phone. */
export async function enrol(world: World, phone: FleetPhone): Promise<void> {
  const { time, server } = world
  const enrolment: Enrolment = await time.outside(server.enrol(phone.name))
  await time.outside(phone.disk.look.enrol(enrolment))
  phone.trigger('start')
}
