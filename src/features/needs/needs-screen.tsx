import './needs.css'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { FoundNeeds } from './found-needs.tsx'
import { UnfinishedNeed } from './unfinished-need.tsx'
import { useNeeds } from './use-needs.ts'

/** Every need on the phone, the most pressing first. */
export function NeedsScreen() {
  const { t } = useText()
  const world = useNeeds()
  const catalogue = useCatalogue()
  const role = useEnrolment()?.role
  const canWrite = role !== undefined && role !== 'viewer'
  const isEmpty = world.complete && world.needs.length === 0
  const isReady = world.needs.length > 0 && catalogue !== undefined
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
      {!isEmpty && !isReady && <Loading text={t('rec.opening')} />}
      {isEmpty && <EmptyState text={t('empty.needs')} detail={t('empty.needs.b')} />}
      {isReady && <FoundNeeds world={world} catalogue={catalogue} />}
    </Screen>
  )
}
