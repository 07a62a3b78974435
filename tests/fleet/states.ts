// Is the server what its changes merge to, and every phone what the server is?

import type { RecordId } from '../../src/domain/base/ids.ts'
import { applySet, EMPTY_STATE, type RecordState } from '../../src/domain/replica/merge.ts'
import type { World } from './world.ts'

/** [I2] [I3] */
export async function compareStates({ phones, server, ledger }: World): Promise<string[]> {
  const failures: string[] = []
  const states = await server.states()
  const merged = new Map<RecordId, RecordState>()
  const accepted = await server.accepted()
  const inForce = new Set<string>([...accepted.values()].map(({ stamp }) => stamp))
  for (const { record, set, stamp } of accepted.values())
    merged.set(record, applySet(merged.get(record) ?? EMPTY_STATE, set, stamp))
  for (const [id, state] of states) {
    const oracle = merged.get(id)
    if (oracle !== undefined && write(oracle) !== write(state))
      failures.push(`[I2] the server holds another ${id} than its changes merge to`)
  }
  // Of what a server lost and nobody can send it again, other phones may still hold the values.
  const isLost = (stamp: string) => ledger.restores > 0 && !inForce.has(stamp)
  for (const { name, disk } of phones)
    for (const id of new Set([...states.keys(), ...(await disk.look.recordIds())])) {
      if (ledger.disputed.has(id)) continue
      const held = (await disk.look.record(id)) ?? EMPTY_STATE
      const lost = new Set(
        Object.keys(held.stamps).filter((path) => isLost(held.stamps[path] ?? '')),
      )
      const [mine, theirs] = [write(held, lost), write(states.get(id) ?? EMPTY_STATE, lost)]
      if (mine !== theirs)
        failures.push(`[I3] ${name} holds another ${id} than the server: ${mine} / ${theirs}`)
    }
  return failures
}

function write({ fields, stamps }: RecordState, without?: ReadonlySet<string>): string {
  const paths = Object.keys(fields).filter((path) => without?.has(path) !== true)
  return JSON.stringify(paths.sort().map((path) => [path, fields[path], stamps[path]]))
}
