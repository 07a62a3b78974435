import './aid.css'
import { isRecordId } from '../../domain/base/ids.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ActScreen } from './act-screen.tsx'
import { AidCard } from './aid-card.tsx'
import { AidPapersScreen } from './aid-papers-screen.tsx'
import { LogScreen } from './log-screen.tsx'

/** #/aid/<id>: one aid record; …/papers, …/act, …/act/<hand-out> and …/log: what is on paper about it. */
export function AidRecordScreen() {
  const { t } = useText()
  const device = useDevice()
  const [, id, part, entry] = useRoute().path
  const found = useLive(
    async () => ({ record: isRecordId(id) ? await device.queries.record(id) : undefined }),
    [device, id],
  )
  if (found?.record?.kind === 'aid') {
    const { record } = found
    if (part === 'papers') return <AidPapersScreen record={record} />
    if (part === 'act') return <ActScreen key={entry} record={record} handOut={entry} />
    return part === 'log' ? <LogScreen record={record} /> : <AidCard record={record} />
  }
  return (
    <Screen title={t('aid.card')} back="#/aid">
      {found === undefined ? (
        <Loading text={t('rec.opening')} />
      ) : (
        <EmptyState text={t('aid.gone')}>
          <Button href="#/aid">{t('tab.aid')}</Button>
        </EmptyState>
      )}
    </Screen>
  )
}
