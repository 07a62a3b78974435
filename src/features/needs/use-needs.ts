import { useMemo } from 'preact/hooks'
import type { NeedCoverage } from '../../domain/views/coverage.ts'
import { useCoveredNeeds, type CoveredNeeds } from '../../state/covered-needs.ts'
import type { StoredRecord } from '../../state/records.ts'
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
  const covered = useCoveredNeeds()
  return useMemo(() => {
    if (last?.covered !== covered) last = { covered, world: buildWorld(covered) }
    return last.world
  }, [covered])
}

type Built = { readonly covered: CoveredNeeds; readonly world: NeedWorld }

/** Going back to the list must not go through ten thousand needs anew. */
let last: Built | undefined

function buildWorld({ needs, aids, coverage }: CoveredNeeds): NeedWorld {
  return {
    needs: needs.records.map(({ id, delivery, stamps, value }): NeedEntry => {
      const isMine = delivery.state !== 'theirs'
      const codes = codesOf(value.need)
      return { ...value, id, delivery, stamps, isMine, codes, coverage: coverage.get(id) }
    }),
    complete: needs.complete && aids.complete,
    answeredBy: (donor) => {
      const theirs = new Set<string>(
        aids.records.filter(({ value }) => value.aid.donor === donor).map(({ id }) => id),
      )
      const helps = ({ answeredBy }: NeedCoverage) => answeredBy.some((aid) => theirs.has(aid))
      return new Set([...coverage].filter(([, one]) => helps(one)).map(([id]) => id))
    },
  }
}
