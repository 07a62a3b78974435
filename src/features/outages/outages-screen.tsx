import './outages.css'
import { useCatalogue } from '../../state/catalogue.ts'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useHashFilter } from '../../state/hash-filter.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { FoundOutages } from './found-outages.tsx'
import { readOutageFilter, writeOutageFilter } from './outage-filter.ts'
import { SERVICE_GROUP_NAMES, SERVICE_GROUPS } from './outage-list.ts'
import { WINDOW_NAMES } from './strips.ts'
import { useOutages } from './use-outages.ts'

const TICK_MS = 60_000

/** The log: what was off where, drawn over time, and every record of it. */
export function OutagesScreen() {
  const { t } = useText()
  const now = useNow(TICK_MS)
  const [filter, change] = useHashFilter(readOutageFilter, writeOutageFilter)
  const world = useOutages()
  const catalogue = useCatalogue()
  const canWrite = useEnrolment()?.role !== 'viewer'
  const isReady = catalogue !== undefined && (world.complete || world.outages.length > 0)
  return (
    <Screen
      title={t('tab.power')}
      action={
        canWrite ? (
          <Button kind="primary" href={`#/power/new?service=${SERVICE_GROUPS[filter.group][0]}`}>
            {t('outage.new')}
          </Button>
        ) : undefined
      }
    >
      <div class="service-segments">
        <Segments
          label={t('outage.services')}
          options={SERVICE_GROUP_NAMES.map((value) => ({ value, label: t(`svc.${value}`) }))}
          value={filter.group}
          onChange={(group) => change({ group })}
        />
      </div>
      <Segments
        label={t('outage.window')}
        options={WINDOW_NAMES.map((value) => ({ value, label: t(`outage.${value}`) }))}
        value={filter.length}
        onChange={(length) => change({ length })}
      />
      {isReady ? (
        <FoundOutages
          world={world}
          catalogue={catalogue}
          now={now}
          filter={filter}
          onChange={change}
        />
      ) : (
        <Loading text={t('rec.opening')} />
      )}
    </Screen>
  )
}
