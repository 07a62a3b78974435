import './outages.css'
import { isRecordId } from '../../domain/base/ids.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { useRecordPhotos } from '../../state/photo-section.ts'

import { useWeekWithout } from '../../state/outage-week.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useShownChoices, useShownHistory } from '../../state/record-story.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { RecordPast } from '../../ui/record-past.tsx'
import { Screen } from '../../ui/screen.tsx'
import { OutageDoubles } from './outage-doubles.tsx'
import { OutageFacts } from './outage-facts.tsx'
import { useOutageActions } from './use-outage-actions.ts'

/** One outage: what is known of it, and what can be said about it next. */
export function OutageScreen() {
  const { t } = useText()
  const device = useDevice()
  const { path } = useRoute()
  const id = path[1]
  const found = useLive(async () => {
    const record = isRecordId(id) ? await device.queries.record(id) : undefined
    return { record }
  }, [device, id])
  if (found?.record?.kind === 'outage') return <OutageCard record={found.record} />
  return (
    <Screen title={t('outage.title')} back="#/power">
      {found === undefined ? (
        <Loading text={t('rec.opening')} />
      ) : (
        <EmptyState text={t('outage.gone')}>
          <Button href="#/power">{t('tab.power')}</Button>
        </EmptyState>
      )}
    </Screen>
  )
}

function OutageCard({ record }: { record: StoredRecord }) {
  const { t } = useText()
  const badge = useDelivery()(record)
  const role = useEnrolment()?.role
  const { end, remove, restore } = useOutageActions(record)
  const week = useWeekWithout(record.id)
  const outage = readOutage(record.fields)
  const canWrite = role !== 'viewer'
  const isOpen = outage.endedAt === undefined && !outage.removed
  return (
    <Screen
      title={t('outage.title')}
      back="#/power"
      action={
        canWrite && isOpen ? (
          <Button kind="primary" icon="lightbulb" onPress={() => void end()}>
            {t('outage.back')}
          </Button>
        ) : undefined
      }
    >
      {badge !== undefined && (
        <p>
          <StateBadge {...badge} />
        </p>
      )}
      {outage.removed && (
        <div class="card">
          <p>{t('outage.removedby')}</p>
          {canWrite && (
            <Button icon="undo-2" onPress={() => void restore()}>
              {t('rec.restore')}
            </Button>
          )}
        </div>
      )}
      <ChoiceCards choices={useShownChoices(record)} />
      <OutageFacts record={record} />
      <PhotoSection {...useRecordPhotos(record)} />

      {week !== undefined && <p>{week}</p>}
      <OutageDoubles record={record} />
      {canWrite && !outage.removed && (
        <div class="stack-tight">
          <Button icon="pencil" href={`#/power/${record.id}/edit`}>
            {t('act.edit')}
          </Button>
          <Button icon="clipboard-list" href={`#/needs/new?outage=${record.id}`}>
            {t('outage.need')}
          </Button>
          <Button kind="danger" onPress={() => void remove()}>
            {t('outage.remove')}
          </Button>
        </div>
      )}
      <RecordPast {...useShownHistory(record)} />
    </Screen>
  )
}
