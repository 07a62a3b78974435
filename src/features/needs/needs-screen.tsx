import './needs.css'
import { useState } from 'preact/hooks'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { lazyPart } from '../../state/lazy-part.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { FoundNeeds, type Chosen } from './found-needs.tsx'
import { UnfinishedNeed } from './unfinished-need.tsx'
import { useNeeds } from './use-needs.ts'

/** For coordinators only, so no part of what every phone keeps. */
const TriageBar = lazyPart(async () => (await import('./triage-bar.tsx')).TriageBar)

/** Every need on the phone, the most pressing first. */
export function NeedsScreen() {
  const { t } = useText()
  const world = useNeeds()
  const catalogue = useCatalogue()
  const role = useEnrolment()?.role
  const canWrite = role !== undefined && role !== 'viewer'
  const [chosen, setChosen] = useState<Chosen>()
  const isEmpty = world.complete && world.needs.length === 0
  const isReady = world.needs.length > 0 && catalogue !== undefined
  return (
    <Screen title={t('tab.needs')} action={action()}>
      {canWrite && <UnfinishedNeed />}
      {!isEmpty && !isReady && <Loading text={t('rec.opening')} />}
      {isEmpty && <EmptyState text={t('empty.needs')} detail={t('empty.needs.b')} />}
      {isReady && (
        <FoundNeeds
          world={world}
          catalogue={catalogue}
          chosen={chosen}
          onChoose={role === 'coordinator' ? setChosen : undefined}
        />
      )}
    </Screen>
  )

  function action() {
    if (chosen !== undefined)
      return (
        <TriageBar
          chosen={world.needs.filter(({ id }) => chosen.has(id))}
          onClose={() => setChosen(undefined)}
        />
      )
    if (!canWrite) return undefined
    return (
      <Button kind="primary" href="#/needs/new">
        {t('need.add')}
      </Button>
    )
  }
}
