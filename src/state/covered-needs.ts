// Needs and aid put together: what is promised and what has come. Both lists ask for it; it is counted
// once for what the shelves hold.

import type { Aid } from '../domain/records/aid.ts'
import { coverNeeds, findNamedNeeds, type NeedCoverage } from '../domain/views/coverage.ts'
import type { ShelfView } from './shelf.ts'
import { useAidShelf, useNeedShelf, type ShelvedAid, type ShelvedNeed } from './shelves.ts'

export type CoveredNeeds = {
  readonly needs: ShelfView<ShelvedNeed>
  readonly aids: ShelfView<ShelvedAid>
  /** Of the needs that some aid answers; all others are open as a whole. */
  readonly coverage: ReadonlyMap<string, NeedCoverage>
}

/** Going back to a list must not read ten thousand records anew. */
let last: CoveredNeeds | undefined

/** The same object until a need or an aid record changes. */
export function useCoveredNeeds(): CoveredNeeds {
  const needs = useNeedShelf()
  const aids = useAidShelf()
  if (last?.needs !== needs || last.aids !== aids)
    last = { needs, aids, coverage: cover(needs.records, aids.records) }
  return last
}

function cover(
  needs: ShelfView<ShelvedNeed>['records'],
  aids: ShelfView<ShelvedAid>['records'],
): ReadonlyMap<string, NeedCoverage> {
  const known = aids.map(({ id, value }): { id: string; aid: Aid } => ({ id, aid: value.aid }))
  const named = new Set(findNamedNeeds(known))
  // What is promised to a double goes to the need that it was joined to.
  for (const { id, value } of needs)
    if (named.has(id) && value.need.sameAs !== undefined) named.add(value.need.sameAs)
  const answered = needs.filter(({ id }) => named.has(id))
  return coverNeeds(
    answered.map(({ id, value }) => ({ id, need: value.need })),
    known,
  )
}
