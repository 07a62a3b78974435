import './sending.css'
import { goBack, useRoute } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ProblemForm } from './problem-form.tsx'
import { useChanges } from './use-changes.ts'

/** #/sending/problem/<stamp>: why it was not accepted, and what can be done about it right here. */
export function ProblemScreen() {
  const { t } = useText()
  const [, , stamp] = useRoute().path
  const problems = useChanges('rejected')
  const frame = {
    title: t('sync.problems.title'),
    back: () => goBack('#/sending/problems'),
    close: '#/today',
    form: true,
  } as const
  if (problems === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  const problem = problems.find(({ change }) => change.id === stamp)
  if (problem !== undefined) return <ProblemForm key={problem.change.id} {...problem} />
  return (
    <Screen {...frame}>
      <EmptyState text={t('fix.gone')} />
    </Screen>
  )
}
