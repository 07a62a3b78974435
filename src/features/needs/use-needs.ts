import { useMemo } from 'preact/hooks'
import type { Aid } from '../../domain/records/aid.ts'
import { coverNeeds, findNamedNeeds, type NeedCoverage } from '../../domain/views/coverage.ts'
import type { StoredRecord } from '../../state/records.ts'
import type { ShelfView } from '../../state/shelf.ts'
import { useAidShelf, useNeedShelf, type ShelvedNeed } from '../../state/shelves.ts'
import type { FilterTools } from './need-filter.ts'
import { codesOf, type ListedNeed } from './need-list.ts'

export type NeedEntry = ListedNeed &
  Pick<StoredRecord, 'id' | 'delivery' | 'stamps'> & {
    /** Undefined while no aid answers it. */
    readonly coverage: NeedCoverage | undefined
  }

export type NeedWorld = {
  readonly needs: readonly NeedEntry[]
  /** False while the oldest are still being read. */
  readonly complete: boolean
  readonly answeredBy: FilterTools['answeredBy']
}

/** Every need on the phone with what is promised and what has come. */
export function useNeeds(): NeedWorld {
  const needs = useNeedShelf()
  const aids = useAidShelf()
  return useMemo(() => (last = recall(needs, aids) ?? buildWorld(needs, aids)).world, [needs, aids])
}

type Built = {
  readonly needs: ShelfView<ShelvedNeed>
  readonly aids: ShelfView<Aid>
  readonly world: NeedWorld
}

/** Going back to the list must not read ten thousand needs anew. */
let last: Built | undefined

function recall(needs: Built['needs'], aids: Built['aids']): Built | undefined {
  return last?.needs === needs && last.aids === aids ? last : undefined
}

function buildWorld(needs: Built['needs'], aids: Built['aids']): Built {
  const known = aids.records.map(({ id, value }) => ({ id, aid: value }))
  const named = new Set(findNamedNeeds(known))
  for (const { id, value } of needs.records)
    if (named.has(id) && value.need.sameAs !== undefined) named.add(value.need.sameAs)
  const answered = needs.records.filter(({ id }) => named.has(id)).map(asKnown)
  const coverage = coverNeeds(answered, known)
  const world: NeedWorld = {
    needs: needs.records.map((record): NeedEntry => {
      const { id, delivery, stamps, value } = record
      const isMine = delivery.state !== 'theirs'
      const codes = codesOf(value.need)
      return { ...value, id, delivery, stamps, isMine, codes, coverage: coverage.get(id) }
    }),
    complete: needs.complete && aids.complete,
    answeredBy: (donor) => {
      const theirs = new Set<string>(
        known.filter(({ aid }) => aid.donor === donor).map(({ id }) => id),
      )
      const helps = ({ answeredBy }: NeedCoverage) => answeredBy.some((aid) => theirs.has(aid))
      return new Set([...coverage].filter(([, one]) => helps(one)).map(([id]) => id))
    },
  }
  return { needs, aids, world }
}

function asKnown({ id, value }: { readonly id: string; readonly value: ShelvedNeed }) {
  return { id, need: value.need }
}

/** Gives where a record is in the shape that names are looked up by. */
export function whereIs(at: {
  readonly facility: string | undefined
  readonly place: string | undefined
}): { readonly facility?: string; readonly place?: string } {
  return {
    ...(at.facility === undefined ? {} : { facility: at.facility }),
    ...(at.place === undefined ? {} : { place: at.place }),
  }
}
