import { useNow } from '../../state/clock.ts'
import { goBack } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChangeRow } from './change-row.tsx'
import { recordHref } from './record-title.ts'
import { useChanges } from './use-changes.ts'
import { useValueNames } from '../../state/value-names.ts'

/** #/sending/waiting: everything that is on this phone and not yet on the server. */
export function WaitingScreen() {
  const { t, dayTime } = useText()
  const names = useValueNames()
  const waiting = useChanges('queued')
  const now = useNow(60_000)
  const frame = {
    title: t('sync.waiting.title'),
    back: () => goBack('#/sending'),
    form: true,
  } as const
  if (waiting === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  return (
    <Screen {...frame}>
      {waiting.length === 0 ? <EmptyState text={t('sync.waiting.empty')} /> : null}
      <div class="rows">
        {waiting.map(({ change, fields }) => (
          <ChangeRow
            key={change.id}
            kind={change.kind}
            fields={fields}
            names={names}
            line={t('sync.waiting.saved', { time: dayTime(change.savedAt, now) })}
            href={recordHref(change.kind, change.record)}
          />
        ))}
      </div>
    </Screen>
  )
}
