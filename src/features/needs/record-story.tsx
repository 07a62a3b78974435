import { showNotice } from '../../state/notice.ts'
import { useShownChoices, useShownHistory } from '../../state/record-story.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { ChoiceCard } from '../../ui/choice-card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HistoryList } from '../../ui/history-list.tsx'

type Props = { readonly record: StoredRecord }

/** «Це змінили двоє»: inside the record, never in the way. */
export function RecordChoices({ record }: Props) {
  const { t } = useText()
  const choices = useShownChoices(record)
  return (
    <>
      {choices.map(({ key, field, mine, theirs, settle }) => {
        const choose = async (whose: 'mine' | 'theirs') => {
          if (!(await settle(whose))) showNotice({ text: t('err.save') })
        }
        return (
          <ChoiceCard
            key={key}
            title={t('conf.title')}
            field={field}
            mine={mine}
            theirs={theirs}
            words={{
              inForce: t('conf.inforce'),
              keep: t('conf.keep', { value: theirs.value }),
              use: t('conf.use', { value: mine.value }),
              note: t('conf.note'),
            }}
            onKeep={() => void choose('theirs')}
            onUse={() => void choose('mine')}
          />
        )
      })}
    </>
  )
}

export function RecordPast({ record }: Props) {
  const { t } = useText()
  const { entries, isPartial } = useShownHistory(record)
  return (
    <Disclosure title={`${t('rec.history')} (${entries.length})`}>
      <HistoryList entries={entries} note={isPartial ? t('rec.history.local') : undefined} />
    </Disclosure>
  )
}
