import { useMemo } from 'preact/hooks'
import { useCoveredNeeds, type CoveredNeeds } from '../../state/covered-needs.ts'
import { useDonors } from '../../state/facilities.ts'
import type { Shelved } from '../../state/shelf.ts'
import type { ShelvedAid } from '../../state/shelves.ts'
import { useText } from '../../state/text.tsx'
import type { CoveredNeed } from './open-needs.ts'

export type AidEntry = Omit<Shelved<ShelvedAid>, 'value'> & ShelvedAid
export type AidWorld = {
  readonly aids: readonly AidEntry[]
  readonly needs: readonly CoveredNeed[]
  /** False while the oldest are still being read. */
  readonly complete: boolean
}

type Built = { readonly covered: CoveredNeeds; readonly world: AidWorld }

/** Going back to the list must not go through ten thousand records anew. */
let last: Built | undefined

/** Every aid on the phone, and the needs that it may answer. */
export function useAidWorld(): AidWorld {
  const covered = useCoveredNeeds()
  return useMemo(() => {
    if (last?.covered !== covered) last = { covered, world: buildWorld(covered) }
    return last.world
  }, [covered])
}

function buildWorld({ needs, aids, coverage }: CoveredNeeds): AidWorld {
  return {
    aids: aids.records.map(({ value, ...record }) => ({ ...record, ...value })),
    needs: needs.records.map(({ id, value }) => ({
      id,
      need: value.need,
      coverage: coverage.get(id),
    })),
    complete: needs.complete && aids.complete,
  }
}

/** Gives a donor's name in the language of the screen. */
export function useDonorName(): (donor: string | undefined) => string {
  const { t, language } = useText()
  const donors = useDonors()
  return (donor) => donors?.find(({ id }) => id === donor)?.name[language] ?? t('aid.nodonor')
}
