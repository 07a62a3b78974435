import { useMemo } from 'preact/hooks'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { useDonors, usePlaceTitle } from '../../state/facilities.ts'
import { useFoldedNames } from '../../state/folded-names.ts'
import { useHashFilter } from '../../state/hash-filter.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { WindowedRows } from '../../ui/windowed-rows.tsx'
import { NeedConditions } from './need-conditions.tsx'
import { filterNeeds, NO_FILTER, readNeedFilter, writeNeedFilter } from './need-filter.ts'
import { groupNeeds, type NeedItem } from './need-list.ts'
import { NeedRow } from './need-row.tsx'
import { URGENCY_WORDS } from './urgency-words.ts'
import type { NeedEntry, NeedWorld } from './use-needs.ts'

type Props = {
  readonly world: NeedWorld
  readonly catalogue: Catalogue
  /** What is chosen where several are; undefined where rows lead to their need. */
  readonly chosen: Chosen | undefined
  /** Undefined for who does not decide. */
  readonly onChoose: ((chosen: Chosen) => void) | undefined
}

export type Chosen = ReadonlySet<string>

const GROUP_PX = 48
const ROW_PX = 112

/** The needs that fit the filter of the address. */
export function FoundNeeds({ world, catalogue, chosen, onChoose }: Props) {
  const { t } = useText()
  const [filter, change] = useHashFilter(readNeedFilter, writeNeedFilter)
  const tools = useRowTools()
  const nameOf = useFoldedNames(catalogue)
  const found = useMemo(
    () =>
      filterNeeds(world.needs, filter, { now: tools.now, nameOf, answeredBy: world.answeredBy }),
    [world, filter, catalogue],
  )
  const items = useMemo(() => groupNeeds(found), [found])
  const query = filter.query.trim()
  return (
    <>
      <div>
        <NeedConditions filter={filter} onChange={change} />
        <p class="visually-hidden" aria-live="polite">
          {world.complete ? t('sr.results', { n: found.length }) : t('rec.opening')}
        </p>
      </div>
      {onChoose !== undefined && found.length > 0 && (
        <Button icon="check" onPress={() => onChoose(new Set(chosen && found.map(({ id }) => id)))}>
          {t(chosen === undefined ? 'need.choose' : 'need.choose.all')}
        </Button>
      )}
      {found.length === 0 && world.complete && (
        <EmptyState text={query === '' ? t('empty.filter') : t('empty.search', { q: query })}>
          <Button onPress={() => change(NO_FILTER)}>{t('empty.filter.act')}</Button>
        </EmptyState>
      )}
      <WindowedRows
        items={items}
        keyOf={keyOf}
        guessPx={(item) => (item.tag === 'group' ? GROUP_PX : ROW_PX)}
        draw={(item) =>
          item.tag === 'group' ? (
            <h2>{`${t(URGENCY_WORDS[item.urgency].name)} (${item.count})`}</h2>
          ) : (
            <NeedRow
              entry={item.entry}
              catalogue={catalogue}
              choice={choiceOf(item.entry.id)}
              {...tools}
            />
          )
        }
      />
    </>
  )

  function choiceOf(id: string) {
    if (chosen === undefined || onChoose === undefined) return undefined
    const isChosen = chosen.has(id)
    const onToggle = () =>
      onChoose(new Set(isChosen ? [...chosen].filter((one) => one !== id) : [...chosen, id]))
    return { isChosen, onToggle }
  }
}

function keyOf(item: NeedItem<NeedEntry>): string {
  return item.tag === 'group' ? item.urgency : item.entry.id
}

/** Asked once for the list, not once for each of its rows. */
function useRowTools() {
  const device = useDevice()
  const titleOf = usePlaceTitle()
  const deliveryOf = useDelivery()
  const { language } = useText()
  const donors = useDonors()
  const donorName = (id: string) => donors?.find((donor) => donor.id === id)?.name[language]
  return { titleOf, deliveryOf, donorName, now: device.now() }
}
