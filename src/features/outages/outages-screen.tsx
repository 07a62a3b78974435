import './outages.css'
import { useState } from 'preact/hooks'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { isInGroup, isObservation, SERVICE_GROUPS, type ServiceGroup } from './outage-list.ts'
import { OutageLog } from './outage-log.tsx'
import { Reserve } from './reserve.tsx'
import { stripHref, useStripName } from './strip-names.ts'
import { drawStrips, overlapsWindow, WINDOW_NAMES, WINDOWS, type WindowName } from './strips.ts'
import { Timeline } from './timeline.tsx'
import { useOutages } from './use-outages.ts'

const TICK_MS = 60_000
const GROUPS: readonly ServiceGroup[] = ['power', 'heat', 'water', 'net', 'gas']

/** The log: what was off where, drawn over time, and every record of it. */
export function OutagesScreen() {
  const { t } = useText()
  const now = useNow(TICK_MS)
  const [group, setGroup] = useState<ServiceGroup>('power')
  const [length, setLength] = useState<WindowName>('24h')
  const canWrite = useEnrolment()?.role !== 'viewer'
  const window = { from: now - WINDOWS[length], to: now }
  const nameOf = useStripName(group)
  const outages = useOutages(WINDOWS[length])
  const inGroup = outages?.filter(({ outage }) => isInGroup(outage.service, group))
  const shown = inGroup?.filter(
    ({ outage }) => overlapsWindow(outage, window) && !isObservation(outage),
  )
  return (
    <Screen
      title={t('tab.power')}
      action={
        canWrite ? (
          <Button kind="primary" href={`#/power/new?service=${SERVICE_GROUPS[group][0]}`}>
            {t('outage.new')}
          </Button>
        ) : undefined
      }
    >
      <div class="service-segments">
        <Segments
          label={t('outage.services')}
          options={GROUPS.map((value) => ({ value, label: t(`svc.${value}`) }))}
          value={group}
          onChange={setGroup}
        />
      </div>
      <Segments
        label={t('outage.window')}
        options={WINDOW_NAMES.map((value) => ({ value, label: t(`outage.${value}`) }))}
        value={length}
        onChange={setLength}
      />
      {inGroup === undefined && <Loading text={t('rec.opening')} />}
      {inGroup !== undefined && <Reserve logged={inGroup} now={now} />}
      {inGroup !== undefined && (
        <Timeline
          key={`${group} ${length}`}
          strips={drawStrips(inGroup, window, now)}
          window={window}
          nameOf={nameOf}
          hrefOf={stripHref}
        />
      )}
      {shown?.length === 0 && <EmptyState text={t('outage.none')} />}
      {shown !== undefined && <OutageLog logged={shown} now={now} />}
    </Screen>
  )
}
