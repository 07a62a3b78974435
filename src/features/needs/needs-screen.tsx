import './needs.css'
import { useState } from 'preact/hooks'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { cutGroups, groupNeeds, STATUS_FILTERS, type NeedFilter } from './need-list.ts'
import { NeedRow } from './need-row.tsx'
import { UnfinishedNeed } from './unfinished-need.tsx'
import { URGENCY_WORDS } from './urgency-words.ts'
import { useNeeds, type NeedEntry } from './use-needs.ts'

const PAGE = 50

/** Every need on the phone, the most pressing first. */
export function NeedsScreen() {
  const { t } = useText()
  const needs = useNeeds()
  const role = useEnrolment()?.role
  const canWrite = role !== undefined && role !== 'viewer'
  return (
    <Screen
      title={t('tab.needs')}
      action={
        canWrite ? (
          <Button kind="primary" href="#/needs/new">
            {t('need.add')}
          </Button>
        ) : undefined
      }
    >
      {canWrite && <UnfinishedNeed />}
      {needs === undefined && <Loading text={t('rec.opening')} />}
      {needs?.length === 0 && <EmptyState text={t('empty.needs')} detail={t('empty.needs.b')} />}
      {needs !== undefined && needs.length > 0 && <NeedList needs={needs} />}
    </Screen>
  )
}

type ListProps = { readonly needs: readonly NeedEntry[] }

const START: NeedFilter = { whose: 'all', status: 'open', query: '' }

function NeedList({ needs }: ListProps) {
  const { t } = useText()
  const [filter, setFilter] = useState(START)
  const [count, setCount] = useState(PAGE)
  const groups = groupNeeds(needs, filter)
  const total = groups.reduce((sum, group) => sum + group.needs.length, 0)
  const totals = new Map(groups.map((group) => [group.urgency, group.needs.length]))
  const narrow = (patch: Partial<NeedFilter>) => {
    setFilter((before) => ({ ...before, ...patch }))
    setCount(PAGE)
  }
  const rowTools = useRowTools()
  return (
    <>
      <FilterBar filter={filter} onChange={narrow} />
      <p class="visually-hidden" aria-live="polite">
        {t('sr.results', { n: total })}
      </p>
      {total === 0 && (
        <EmptyState
          text={
            filter.query.trim() === ''
              ? t('empty.filter')
              : t('empty.search', { q: filter.query.trim() })
          }
        >
          <Button onPress={() => narrow(START)}>{t('empty.filter.act')}</Button>
        </EmptyState>
      )}
      {cutGroups(groups, count).map((group) => (
        <section key={group.urgency} class="stack-tight">
          <h2>{`${t(URGENCY_WORDS[group.urgency].name)} (${totals.get(group.urgency) ?? 0})`}</h2>
          <div class="rows need-rows">
            {group.needs.map((entry) => (
              <NeedRow key={entry.record.id} entry={entry} {...rowTools} />
            ))}
          </div>
        </section>
      ))}
      {total > count && (
        <Button onPress={() => setCount(count + PAGE)}>
          {t('need.more', { n: Math.min(PAGE, total - count) })}
        </Button>
      )}
    </>
  )
}

/** Asked once for the list, not once for each of its rows. */
function useRowTools() {
  const device = useDevice()
  const titleOf = usePlaceTitle()
  const deliveryOf = useDelivery()
  return { titleOf, deliveryOf, now: device.now() }
}

type FilterProps = {
  readonly filter: NeedFilter
  readonly onChange: (patch: Partial<NeedFilter>) => void
}

function FilterBar({ filter, onChange }: FilterProps) {
  const { t } = useText()
  return (
    <div class="need-filters">
      <Segments
        label={t('need.whose')}
        options={[
          { value: 'mine', label: t('need.mine') },
          { value: 'all', label: t('need.all') },
        ]}
        value={filter.whose}
        onChange={(whose) => onChange({ whose })}
      />
      <TextField
        id="need-find"
        label={t('need.find')}
        type="search"
        inputMode="search"
        maxLength={120}
        value={filter.query}
        onChange={(query) => onChange({ query })}
      />
      <SelectField
        id="need-status"
        label={t('need.status')}
        options={STATUS_FILTERS.map((status) => ({
          value: status,
          label: t(`need.status.${status}`),
        }))}
        value={filter.status}
        onChange={(value) =>
          onChange({ status: STATUS_FILTERS.find((status) => status === value) ?? 'open' })
        }
      />
    </div>
  )
}
