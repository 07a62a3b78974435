import './outages.css'
import { useState } from 'preact/hooks'
import { DAY_MS } from '../../domain/base/moment.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { useNow } from '../../state/clock.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { isInGroup, isObservation, SERVICE_GROUPS, type ServiceGroup } from './outage-list.ts'
import { OutageLog } from './outage-log.tsx'
import { drawStrips, overlapsWindow, WINDOWS, type WindowName } from './strips.ts'
import { Timeline } from './timeline.tsx'

const TICK_MS = 60_000
/** An outage is found by when it was recorded; nobody records one that ended longer ago. */
const RECORDED_EARLIER_MS = 30 * DAY_MS

const GROUPS: readonly ServiceGroup[] = ['power', 'heat', 'water', 'net', 'gas']
const WINDOW_NAMES: readonly WindowName[] = ['24h', '7d', '30d']

/** The log: what was off where, drawn over time, and every record of it. */
export function OutagesScreen() {
  const { t } = useText()
  const now = useNow(TICK_MS)
  const [group, setGroup] = useState<ServiceGroup>('power')
  const [length, setLength] = useState<WindowName>('24h')
  const canWrite = useEnrolment()?.role !== 'viewer'
  const window = { from: now - WINDOWS[length], to: now }
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
      {inGroup !== undefined && (
        <Timeline
          key={`${group} ${length}`}
          strips={drawStrips(inGroup, window, now)}
          window={window}
          group={group}
        />
      )}
      {shown?.length === 0 && <EmptyState text={t('outage.none')} />}
      {shown !== undefined && <OutageLog logged={shown} now={now} />}
    </Screen>
  )
}

function useOutages(windowMs: number) {
  const device = useDevice()
  return useLive(async () => {
    const since = device.now() - windowMs - RECORDED_EARLIER_MS
    const [open, closed] = await Promise.all([
      device.queries.records('outage', { bucket: 'open' }),
      device.queries.records('outage', { bucket: 'closed', since }),
    ])
    return [...open, ...closed].map((record) => ({
      id: record.id,
      outage: readOutage(record.fields),
      record,
    }))
  }, [device, windowMs])
}
