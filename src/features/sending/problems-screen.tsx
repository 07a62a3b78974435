import { goBack } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChangeRow } from './change-row.tsx'
import { sayRejection } from './problem-words.ts'
import { useChanges } from './use-changes.ts'
import { useValueNames } from '../../state/value-names.ts'

/** #/sending/problems: what the server did not accept, each with its reason. */
export function ProblemsScreen() {
  const text = useText()
  const names = useValueNames()
  const problems = useChanges('rejected')
  const frame = {
    title: text.t('sync.problems.title'),
    back: () => goBack('#/sending'),
    form: true,
  } as const
  if (problems === undefined) return <OpeningScreen {...frame} text={text.t('rec.opening')} />
  return (
    <Screen {...frame}>
      {problems.length === 0 ? <EmptyState text={text.t('empty.problems')} /> : null}
      <div class="rows">
        {problems.map(({ change, fields }) => (
          <ChangeRow
            key={change.id}
            kind={change.kind}
            fields={fields}
            names={names}
            line={sayRejection(text, names, change)}
            href={`#/sending/problem/${change.id}`}
          />
        ))}
      </div>
    </Screen>
  )
}
