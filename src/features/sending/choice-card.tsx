import { stampMs } from '../../domain/replica/stamp.ts'
import { sayValue, type ValueNames } from '../../i18n/field-values.ts'
import { useDevice } from '../../state/device.tsx'
import { showNotice } from '../../state/notice.ts'
import { useWho } from '../../state/people.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { KIND_KEYS, recordHref, sayField, sayTitle } from './record-title.ts'

type Queries = ReturnType<typeof useDevice>['queries']
type Props = {
  readonly choice: Awaited<ReturnType<Queries['choices']>>[number]
  readonly record: NonNullable<Awaited<ReturnType<Queries['record']>>>
  readonly names: ValueNames
}

/** One field, both values with who and when, and two buttons that name their value. */
export function ChoiceCard({ choice, record, names }: Props) {
  const text = useText()
  const { t } = text
  const device = useDevice()
  const who = useWho()
  const now = device.now()
  const { kind, fields } = record
  const { path } = choice
  const say = (value: typeof choice.mine) => sayValue(text, names, { kind, path, value, now })
  const [mine, theirs] = [say(choice.mine), say(choice.theirs)]
  const theirName = who(choice.theirsStamp).name ?? t('people.invite.noname')
  const href = recordHref(kind, record.id)
  const choose = async (whose: 'mine' | 'theirs') => {
    const settled = await device.choose(choice, whose)
    if (!settled.ok) showNotice({ text: t('fix.saved.not') })
  }
  return (
    <Card title={sayTitle(names, fields) ?? t(KIND_KEYS[kind])}>
      <p>{sayField(text, names, { kind, path })}</p>
      <KeyValue
        rows={[
          {
            key: t('conf.mine', { time: text.dayTime(stampMs(choice.mineStamp), now) }),
            value: mine,
          },
          {
            key: t('conf.theirs', {
              name: theirName,
              time: text.dayTime(stampMs(choice.theirsStamp), now),
            }),
            value: theirs,
          },
        ]}
      />
      <p class="muted">{t('conf.now', { value: say(fields[path] ?? null) })}</p>
      <div class="problem-actions">
        <Button kind="primary" onPress={() => void choose('theirs')}>
          {t('conf.keep', { value: theirs })}
        </Button>
        <Button onPress={() => void choose('mine')}>{t('conf.use', { value: mine })}</Button>
      </div>
      {href === undefined ? null : (
        <Button kind="quiet" href={href}>
          {t('sync.record.open')}
        </Button>
      )}
    </Card>
  )
}
