// What became of each change that a person was told is saved.

import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Accepted } from './fleet-server.ts'
import { MARK, type Told } from './told.ts'
import type { World } from './world.ts'

/** [I1] What is good is on the server, what is bad among the problems; nothing is in neither. */
export async function findLost({ phones, server, ledger }: World): Promise<string[]> {
  const stored = await server.accepted()
  const problems = new Set<Stamp>()
  for (const { disk } of phones)
    for (const own of await disk.look.ownChanges())
      if (own.state === 'rejected') problems.add(own.id)
  return [...ledger.saved].flatMap(([id, { phone, record, isBad, isTrying }]) => {
    if (ledger.excused.has(id) || ledger.withdrawn.has(id)) return []
    if (isTrying && problems.has(id)) {
      ledger.disputed.add(record)
      return []
    }
    if (isBad !== problems.has(id))
      return [
        `[I1] ${id} of ${phone}, ${isBad ? 'bad' : 'good'}, is ${isBad ? 'not ' : ''}a problem`,
      ]
    return isBad || stored.has(id) ? [] : [`[I1] ${id} of ${phone} is lost`]
  })
}

/** [I2] Nothing that was saved once is on the server twice. Each save has a name of its own. */
export async function findCollisions({ server }: World): Promise<string[]> {
  const names = new Map<string, Stamp>()
  return [...(await server.accepted())].flatMap(
    ([
      id,
      {
        set: { name },
      },
    ]) => {
      if (typeof name !== 'string' || !name.startsWith(MARK)) return []
      const first = names.get(name)
      names.set(name, id)
      return first !== undefined ? [`[I2] ${name} is there as ${first} and as ${id}`] : []
    },
  )
}

/** [I4] What a person wrote over a value that they saw beats that value, whatever any clock says. */
export async function findDisorder({ server, ledger }: World): Promise<string[]> {
  // A server that lost what it had given out may give the seen value a later stamp than before.
  if (ledger.restores > 0) return []
  const stored = await server.accepted()
  const states = await server.states()
  const order = [...ledger.saved.keys()]
  // A lowered stamp may be that of an own change which was seen, and which the server never took.
  const isLater = (winner: Stamp, path: string, id: Stamp) =>
    order.slice(order.indexOf(id) + 1).some((later) => {
      const { stamp, set } = stored.get(later) ?? {}
      return set !== undefined && stamp === winner && path in set
    })
  return [...ledger.saved].flatMap(([id, { seen, phone, record }]) => {
    const own = stored.get(id)
    if (own === undefined) return []
    return Object.entries(seen).flatMap(([path, stamp]) => {
      const inForce = stamp && (stored.get(stamp)?.stamp ?? stamp)
      const winner = states.get(record)?.stamps[path]
      if (inForce === undefined || winner !== inForce || winner === own.stamp) return []
      return !isLater(winner, path, id)
        ? [`[I4] ${id} of ${phone} does not beat the ${path} (${stamp}) that its person saw`]
        : []
    })
  })
}

/** [I9] Whose value was overwritten by somebody else is shown both, unless they chose already. */
export async function findUnseen(world: World): Promise<string[]> {
  const { phones, server, ledger, machine } = world
  // What counts as recent is counted by the server's clock.
  if (machine.wasFarOff) return []
  const stored = await server.accepted()
  const states = await server.states()
  const missing: string[] = []
  for (const { name, disk } of phones) {
    const replica = disk.replica()
    const choices = new Set(
      (await disk.look.choices()).map(({ record, path }) => `${record} ${path}`),
    )
    const last = lastWrites(ledger.saved, { stored, replica, withdrawn: ledger.withdrawn })
    // A page that was killed before it could say so may have saved a bad change over it, too.
    for (const { state, record, set } of await disk.look.ownChanges())
      if (state === 'rejected')
        for (const path of Object.keys(set)) last.delete(`${record} ${path}`)
    for (const [key, { told, path, stamp }] of last) {
      const state = states.get(told.record)
      const winner = state?.stamps[path]
      if (state === undefined || winner === undefined || stampReplica(winner) === replica) continue
      if (state.fields[path] === told.set[path] || choices.has(key)) continue
      if (!ledger.settled.has(`${replica} ${key}`))
        missing.push(
          `[I9] ${name} was not told that its ${key} (${stamp}) was overwritten (${winner})`,
        )
    }
  }
  return missing
}

type Last = { readonly told: Told; readonly path: string; readonly stamp: Stamp }

/** Gives the last own write of each path of each record, as it counts. */
function lastWrites(
  saved: ReadonlyMap<Stamp, Told>,
  at: {
    readonly stored: ReadonlyMap<Stamp, Accepted>
    readonly replica: string
    readonly withdrawn: ReadonlySet<Stamp>
  },
): Map<string, Last> {
  const last = new Map<string, Last>()
  const mine = [...saved].filter(([, { replica }]) => replica === at.replica)
  for (const [id, told] of mine) {
    const stamp = at.stored.get(id)?.stamp ?? id
    for (const path of Object.keys(told.set)) {
      const key = `${told.record} ${path}`
      if ((last.get(key)?.stamp ?? '') < stamp) last.set(key, { told, path, stamp })
    }
  }
  // Over a value that was a problem there is another talk with its person.
  for (const [id, { record, set, isBad, isTrying }] of mine)
    if (isBad || isTrying || at.withdrawn.has(id))
      for (const path of Object.keys(set)) last.delete(`${record} ${path}`)
  return last
}
