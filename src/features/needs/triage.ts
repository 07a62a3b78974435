// Several needs decided at once: what fits which of them, and how it is taken back.

import type { Fields } from '../../domain/replica/merge.ts'
import type { Need } from '../../domain/records/need.ts'
import { coordinatorMoves, type Decision } from './need-decisions.ts'

export const TRIAGE = ['verify', 'request', 'decline'] as const satisfies readonly Decision[]
export type TriageDecision = (typeof TRIAGE)[number]

type Chosen = { readonly need: Need }

/** Gives those of the chosen needs that a decision can be made of, in the order given. */
export function fitting<T extends Chosen>(
  chosen: readonly T[],
  decision: TriageDecision,
): readonly T[] {
  return chosen.filter(({ need }) =>
    coordinatorMoves(need.status, 'coordinator').includes(decision),
  )
}

/** Gives what brings a need back to what it was before `set` was written into it; undefined where
 *  somebody has gone on from there: their word stands. */
export function takeBack(
  { before, set }: { readonly before: Fields; readonly set: Fields },
  now: Fields,
): Fields | undefined {
  const paths = Object.keys(set)
  if (paths.some((path) => now[path] !== set[path])) return undefined
  return Object.fromEntries(
    paths.map((path) => [path, before[path] ?? (path === 'status' ? 'submitted' : null)]),
  )
}
