import { useMemo } from 'preact/hooks'
import type { Shelved, ShelfView } from '../../state/shelf.ts'
import { useOutageShelf, type ShelvedOutage } from '../../state/shelves.ts'

export type LoggedOutage = Omit<Shelved<ShelvedOutage>, 'value'> & ShelvedOutage

export type OutageWorld = {
  readonly outages: readonly LoggedOutage[]
  /** False while the oldest are still being read: hours would be too few. */
  readonly complete: boolean
}

type Built = { readonly view: ShelfView<ShelvedOutage>; readonly world: OutageWorld }

/** Going back to the log must not go through ten thousand records anew. */
let last: Built | undefined

/** Every outage on the phone, the latest recorded first. */
export function useOutages(): OutageWorld {
  const view = useOutageShelf()
  return useMemo(() => {
    if (last?.view !== view) last = { view, world: flatten(view) }
    return last.world
  }, [view])
}

function flatten({ records, complete }: ShelfView<ShelvedOutage>): OutageWorld {
  return { outages: records.map(({ value, ...record }) => ({ ...record, ...value })), complete }
}
