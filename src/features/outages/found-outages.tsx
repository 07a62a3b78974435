import { useMemo } from 'preact/hooks'
import type { Moment } from '../../domain/base/moment.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useFacilities } from '../../state/facilities.ts'
import { useFoldedNames } from '../../state/folded-names.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { OutageConditions } from './outage-conditions.tsx'
import {
  countConditions,
  filterOutages,
  NO_CONDITIONS,
  type OutageFilter,
} from './outage-filter.ts'
import { isInGroup } from './outage-list.ts'
import { OutageLog } from './outage-log.tsx'
import { spotName } from './outage-where.ts'
import { Reserve } from './reserve.tsx'
import { stripHref, useStripName } from './strip-names.ts'
import { drawStrips, WINDOWS } from './strips.ts'
import { Timeline } from './timeline.tsx'
import type { OutageWorld } from './use-outages.ts'

type Props = {
  readonly world: OutageWorld
  readonly catalogue: Catalogue
  readonly now: Moment
  readonly filter: OutageFilter
  readonly onChange: (patch: Partial<OutageFilter>) => void
}

/** The outages that fit the filter: drawn over time, and every record of them. Hours are those of the
 *  whole place, whichever of its records are listed. */
export function FoundOutages({ world, catalogue, now, filter, onChange }: Props) {
  const { t } = useText()
  const { group, length } = filter
  const window = { from: now - WINDOWS[length], to: now }
  const nameOf = useStripName(group)
  const inGroup = useMemo(
    () => world.outages.filter(({ outage }) => isInGroup(outage.service, group)),
    [world, group],
  )
  const found = useFound(inGroup, { window, catalogue, filter })
  const isNarrowed = countConditions(filter) > 0
  const shown = useMemo(() => {
    if (!isNarrowed) return inGroup
    const spots = new Set(found.map(({ outage }) => spotName(outage)))
    return inGroup.filter(({ outage }) => spots.has(spotName(outage)))
  }, [inGroup, found, isNarrowed])
  const strips = useMemo(
    () => (world.complete ? drawStrips(shown, window, now) : []),
    [shown, world.complete, length, now],
  )
  return (
    <>
      <div>
        <OutageConditions filter={filter} onChange={onChange} />
        <p class="visually-hidden" aria-live="polite">
          {world.complete ? t('sr.results', { n: found.length }) : t('rec.opening')}
        </p>
      </div>
      <Reserve logged={shown} now={now} />
      {world.complete ? (
        <Timeline
          key={`${group} ${length}`}
          strips={strips}
          window={window}
          nameOf={nameOf}
          hrefOf={stripHref}
        />
      ) : (
        <Loading text={t('rec.opening')} />
      )}
      {found.length === 0 && world.complete && (
        <EmptyState text={t(isNarrowed ? 'empty.filter' : 'outage.none')}>
          {isNarrowed && (
            <Button onPress={() => onChange(NO_CONDITIONS)}>{t('empty.filter.act')}</Button>
          )}
        </EmptyState>
      )}
      <OutageLog logged={found} now={now} />
    </>
  )
}

type Asked = Pick<Props, 'catalogue' | 'filter'> & {
  readonly window: { readonly from: Moment; readonly to: Moment }
}

function useFound(outages: OutageWorld['outages'], { window, catalogue, filter }: Asked) {
  const facilities = useFacilities()
  const nameOf = useFoldedNames(catalogue)
  return useMemo(() => {
    const places = new Map<string, string | undefined>(
      facilities?.map(({ id, place }) => [id, place]),
    )
    return filterOutages(outages, filter, { window, nameOf, placeOf: (id) => places.get(id) })
  }, [outages, filter, facilities, window.to])
}
