import './outages.css'
import { useState } from 'preact/hooks'
import { isRecordId, type RecordId } from '../../domain/base/ids.ts'
import { SERVICES } from '../../domain/records/codes.ts'
import { readCode, readText } from '../../domain/records/read-fields.ts'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { preferences, type Here } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { emptyOutage, outageValues, type OutageValues } from './outage-draft.ts'
import { OutageForm } from './outage-form.tsx'

/** A new outage, or a change of one that is there. */
export function OutageFormScreen() {
  const { t } = useText()
  const opened = useOpened()
  const [round, setRound] = useState(0)
  if (opened === undefined || opened === 'gone')
    return (
      <Screen title={t('outage.title')} back="#/power" form>
        {opened === undefined ? (
          <Loading text={t('rec.opening')} />
        ) : (
          <EmptyState text={t('outage.gone')}>
            <Button href="#/power">{t('tab.power')}</Button>
          </EmptyState>
        )}
      </Screen>
    )
  return (
    <OutageForm
      key={`${opened.key} ${round}`}
      draftKey={opened.key}
      record={opened.record}
      before={opened.before}
      onRestart={() => setRound((count) => count + 1)}
    />
  )
}

type Opened = {
  readonly key: string
  readonly record: RecordId | undefined
  readonly before: OutageValues
}

/** What the form starts from stays as it was when it was opened: changes are told by it. */
function useOpened(): Opened | 'gone' | undefined {
  const device = useDevice()
  const { path, query } = useRoute()
  const here = useStore(preferences, (state) => state.here)
  const [, id = 'new'] = path
  const [openedAt] = useState(() => device.now())
  const spot: Here = readSpotKey(query.get('at') ?? '') ?? here ?? {}
  const found = useLive(async () => {
    const wanted = id === 'new' ? spot.facility : id
    const record = isRecordId(wanted) ? await device.queries.record(wanted) : undefined
    return { id, record }
  }, [device, id, spot.facility])
  if (found === undefined || found.id !== id) return undefined
  if (id === 'new') {
    const service = readCode(query.get('service'), SERVICES) ?? 'electricity'
    const queue = readText(found.record?.fields['queue'])
    const where = { facility: spot.facility, place: spot.place, queue }
    return {
      key: 'outage:new',
      record: undefined,
      before: emptyOutage({ service, ...where, now: openedAt }),
    }
  }
  if (found.record?.kind !== 'outage') return 'gone'
  return {
    key: `outage:${found.record.id}`,
    record: found.record.id,
    before: outageValues(found.record.fields),
  }
}
