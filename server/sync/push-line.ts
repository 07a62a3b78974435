// Pushes to one municipality wait for its counter. Those that wait together are taken together: one
// lock, one transaction, one commit to the disk for all of them, in the order in which they came. Each
// is answered after that commit. A push that cannot be taken hurts nobody beside it: what went wrong
// for all is tried again for each alone.

import { setImmediate } from 'node:timers/promises'
import { databaseOf } from '../store/database-kind.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { isStoreTrouble } from '../store/trouble.ts'
import type { Push, Pushed } from './push.ts'
import { takerOf } from './push-taker.ts'
import type { Standing } from './standing.ts'

/** Enough that a commit costs each of them little; few enough that the first need not wait for long. Between
 *  processes the counter is handed on with each group, which costs more than the commit. */
const TOGETHER_CHANGES = { sqlite: 1_000, postgresql: 2_000 } as const
/** What may wait in the memory of a process, in characters of what changes set. */
const MAX_WAITING_CHARS = 64_000_000

export type TakenPush = {
  readonly standing: Standing
  readonly pushed: Pushed
  /** Whether the sequence moved, said to one of those that moved it. */
  readonly hasMoved: boolean
}

type Waiting = {
  readonly push: Push
  readonly chars: number
  readonly resolve: (taken: TakenPush) => void
  readonly reject: (error: unknown) => void
}

type Line = { readonly waiting: Waiting[]; chars: number; isCalled: boolean }

const lines = new WeakMap<Db, Map<MunicipalityId, Line>>()

/** True where so much waits that one more had better come back later. */
export function isCrowded(db: Db): boolean {
  let chars = 0
  for (const line of lines.get(db)?.values() ?? []) chars += line.chars
  return chars > MAX_WAITING_CHARS
}

/** Gives what became of a push, when it is durable. */
export async function pushInLine(db: Db, push: Push): Promise<TakenPush> {
  const { municipality } = push.caller
  const line = findLine(db, municipality)
  const chars = push.incoming.reduce((sum, { body }) => sum + body.length, 0)
  line.chars += chars
  try {
    return await new Promise<TakenPush>((resolve, reject) => {
      line.waiting.push({ push, chars, resolve, reject })
      call(db, municipality, line)
    })
  } finally {
    line.chars -= chars
  }
}

function findLine(db: Db, municipality: MunicipalityId): Line {
  const all = lines.get(db) ?? new Map<MunicipalityId, Line>()
  lines.set(db, all)
  const line = all.get(municipality) ?? { waiting: [], chars: 0, isCalled: false }
  all.set(municipality, line)
  return line
}

function call(db: Db, municipality: MunicipalityId, line: Line): void {
  if (line.isCalled || line.waiting.length === 0) return
  line.isCalled = true
  // It catches for itself: each push is told on its own.
  void serveLine(db, municipality, line)
}

async function serveLine(db: Db, municipality: MunicipalityId, line: Line): Promise<void> {
  // Requests that have arrived already come along.
  await setImmediate()
  let group: readonly Waiting[] = []
  const pick = () => {
    line.isCalled = false
    group = takeGroup(line, TOGETHER_CHANGES[databaseOf(db)])
    call(db, municipality, line)
    return group.map(({ push }) => push)
  }
  try {
    // Picked under the lock: whoever came while it was waited for is among them.
    const taken = await takerOf(db)(municipality, pick)
    for (const [n, { resolve }] of group.entries()) {
      const pushed = taken.pushed[n]
      const hasMoved = n === 0 && taken.standing.head > taken.standing.before
      if (pushed !== undefined) resolve({ standing: taken.standing, pushed, hasMoved })
    }
  } catch (error) {
    if (group.length === 0) pick()
    if (group.length === 1 || isStoreTrouble(error)) for (const { reject } of group) reject(error)
    else for (const one of group) void serveAlone(db, municipality, one)
  }
}

async function serveAlone(db: Db, municipality: MunicipalityId, one: Waiting): Promise<void> {
  try {
    const { standing, pushed } = await takerOf(db)(municipality, () => [one.push])
    const hasMoved = standing.head > standing.before
    for (const own of pushed) one.resolve({ standing, pushed: own, hasMoved })
  } catch (error) {
    one.reject(error)
  }
}

/** At least one, and as many more as are not too much together. */
function takeGroup({ waiting }: Line, most: number): readonly Waiting[] {
  let changes = 0
  let count = 0
  for (const { push } of waiting) {
    changes += push.incoming.length
    if (count > 0 && changes > most) break
    count += 1
  }
  return waiting.splice(0, count)
}
