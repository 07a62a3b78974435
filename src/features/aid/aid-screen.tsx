import './aid.css'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { AidParts } from './aid-parts.tsx'
import { UnfinishedAid } from './unfinished-aid.tsx'
import { useAidWorld } from './use-aids.ts'

/** What is expected, what is here, what went out. */
export function AidScreen() {
  const { t } = useText()
  const world = useAidWorld()
  const catalogue = useCatalogue()
  const role = useEnrolment()?.role
  const canWrite = role !== undefined && role !== 'viewer'
  const isEmpty = world.complete && world.aids.length === 0
  const isReady = world.aids.length > 0 && catalogue !== undefined
  return (
    <Screen
      title={t('tab.aid')}
      action={
        canWrite ? (
          <div class="aid-add">
            <Button kind="primary" href="#/aid/receive">
              {t('aid.recv.add')}
            </Button>
            <Button href="#/aid/give">{t('aid.give.add')}</Button>
          </div>
        ) : undefined
      }
    >
      {canWrite && <UnfinishedAid />}
      {!isEmpty && !isReady && <Loading text={t('rec.opening')} />}
      {isEmpty && <EmptyState text={t('empty.aid')} />}
      {isReady && <AidParts world={world} catalogue={catalogue} />}
    </Screen>
  )
}
