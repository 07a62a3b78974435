// The reckoning after a schedule: what must hold whatever happened. Laws in README.md.

import type { RecordId } from '../../src/domain/base/ids.ts'
import { applySet, EMPTY_STATE, type RecordState } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { FleetPhone } from './fleet-phone.ts'
import type { FleetServer } from './fleet-server.ts'

export type Told = {
  readonly saved: Map<Stamp, { readonly phone: string; readonly isBad: boolean }>
  /** Every change that the server ever had, also before it came back from a backup. */
  readonly stored: Set<Stamp>
  readonly breaches: string[]
}

export type Reckoning = {
  readonly server: FleetServer
  readonly told: Told
  readonly makePeace: () => Promise<void>
}

/** A third of an hour each. */
const MAX_ROUNDS = 12
const MIN_ROUNDS = 2

export async function reckon(
  phones: readonly FleetPhone[],
  { server, told, makePeace }: Reckoning,
): Promise<string[]> {
  let rounds = 0
  while (rounds < MIN_ROUNDS || (rounds < MAX_ROUNDS && !(await isQuiet(phones)))) {
    await makePeace()
    rounds++
  }
  if (!(await isQuiet(phones)))
    return [...told.breaches, '[I5] a queue did not drain', ...(await describeQueues(phones))]
  await makePeace()
  const failures = [...told.breaches, ...(await findLost(phones, { server, told }))]
  for (const { store } of phones)
    for (const own of await store.ownChanges())
      if (own.state === 'rejected') await store.withdraw(own.id)
  return [...failures, ...(await compareStates(phones, server))]
}

async function isQuiet(phones: readonly FleetPhone[]): Promise<boolean> {
  const queues = await Promise.all(
    phones.map(({ store }) => store.readOutbound({ count: 1, bytes: 1 })),
  )
  return queues.every(({ queued }) => queued === 0)
}

async function describeQueues(phones: readonly FleetPhone[]): Promise<string[]> {
  return Promise.all(
    phones.map(async ({ name, store }) => {
      const { queued } = await store.readOutbound({ count: 1, bytes: 1 })
      const why = (await store.readDisconnection()) ?? 'connected'
      return `${name}: ${queued} queued, ${why}, ${JSON.stringify(await store.readPace())}`
    }),
  )
}

/** [I1] What is good is on the server, what is bad among the problems; nothing is in neither. */
async function findLost(
  phones: readonly FleetPhone[],
  { server, told }: { server: FleetServer; told: Told },
): Promise<string[]> {
  const stored = await server.accepted()
  const problems = new Set<Stamp>()
  for (const { store } of phones)
    for (const own of await store.ownChanges()) if (own.state === 'rejected') problems.add(own.id)
  return [...told.saved].flatMap(([id, { phone, isBad }]) => {
    if (isBad !== problems.has(id))
      return [
        `[I1] ${id} of ${phone}, ${isBad ? 'bad' : 'good'}, is ${isBad ? 'not ' : ''}a problem`,
      ]
    return isBad || stored.has(id) ? [] : [`[I1] ${id} of ${phone} is lost`]
  })
}

/** [I2] [I3] The server is what its changes merge to, and every phone is what the server is. */
async function compareStates(
  phones: readonly FleetPhone[],
  server: FleetServer,
): Promise<string[]> {
  const failures: string[] = []
  const states = await server.states()
  const merged = new Map<RecordId, RecordState>()
  for (const { record, set, stamp } of (await server.accepted()).values())
    merged.set(record, applySet(merged.get(record) ?? EMPTY_STATE, set, stamp))
  for (const [id, state] of states) {
    const oracle = merged.get(id)
    if (oracle !== undefined && write(oracle) !== write(state))
      failures.push(`[I2] the server holds another ${id} than its changes merge to`)
    for (const { name, store } of phones) {
      const known = await store.record(id)
      if (known === undefined || write(known) !== write(state))
        failures.push(
          `[I3] ${name} holds another ${id} than the server\n${known && write(known)}\n${write(state)}`,
        )
    }
  }
  for (const { name, store } of phones)
    for (const id of await store.recordIds())
      if (!states.has(id)) failures.push(`[I3] ${name} holds ${id}, and the server does not`)
  return failures
}

function write({ fields, stamps }: RecordState): string {
  const paths = Object.keys(fields).sort()
  return JSON.stringify(paths.map((path) => [path, fields[path], stamps[path]]))
}
