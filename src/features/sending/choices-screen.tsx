import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { goBack } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChoiceCard } from './choice-card.tsx'
import { useValueNames } from '../../state/value-names.ts'

/** #/sending/choices: what two people changed. The later value is in force, so doing nothing is safe. */
export function ChoicesScreen() {
  const { t } = useText()
  const device = useDevice()
  const names = useValueNames()
  const choices = useLive(async () => {
    const open = await device.queries.choices()
    return Promise.all(
      open.map(async (choice) => ({ choice, record: await device.queries.record(choice.record) })),
    )
  }, [device])
  const frame = {
    title: t('sync.choices.title'),
    back: () => goBack('#/sending'),
    form: true,
  } as const
  if (choices === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  return (
    <Screen {...frame}>
      <div class="stack">
        {choices.length === 0 ? <EmptyState text={t('sync.choices.empty')} /> : null}
        {choices.map(({ choice, record }) =>
          record === undefined ? null : (
            <ChoiceCard
              key={`${choice.record} ${choice.path}`}
              choice={choice}
              record={record}
              names={names}
            />
          ),
        )}
        {choices.length === 0 ? null : <p class="muted">{t('conf.note')}</p>}
      </div>
    </Screen>
  )
}
