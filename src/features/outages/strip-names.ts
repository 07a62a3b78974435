import { spotKey } from '../../domain/views/find-spots.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { SERVICE_GROUPS, type ServiceGroup } from './outage-list.ts'
import type { Strip } from './strips.ts'

/** Names a strip by its place; a group of one service needs no name of it. */
export function useStripName(group: ServiceGroup): (strip: Strip) => string {
  const words = useCatalogue()?.words.services
  const titleOf = usePlaceTitle()
  return (strip) => {
    const { title } = titleOf(strip)
    if (SERVICE_GROUPS[group].length === 1) return title
    return `${title} · ${words?.[strip.service] ?? ''}`
  }
}

/** Where everything of a strip's place is told. */
export function stripHref(strip: Pick<Strip, 'facility' | 'place'>): string {
  return `#/power/at/${spotKey(strip) ?? ''}`
}
