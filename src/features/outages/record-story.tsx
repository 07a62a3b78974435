import { showNotice } from '../../state/notice.ts'
import { useShownChoices, useShownHistory } from '../../state/record-story.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { ChoiceCard } from '../../ui/choice-card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HistoryList } from '../../ui/history-list.tsx'

/** What two people changed, and below it who changed what and when. */
export function RecordStory({ record }: { record: StoredRecord }) {
  const { t } = useText()
  const choices = useShownChoices(record)
  const { entries, isPartial } = useShownHistory(record)
  return (
    <>
      {choices.map(({ key, field, mine, theirs, settle }) => {
        const choose = async (whose: 'mine' | 'theirs') => {
          if (!(await settle(whose))) showNotice({ text: t('tap.failed') })
        }
        return (
          <ChoiceCard
            key={key}
            title={t('conf.title')}
            {...{ field, mine, theirs }}
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
      <Disclosure title={`${t('outage.history')} (${entries.length})`}>
        <HistoryList entries={entries} note={isPartial ? t('outage.history.off') : undefined} />
      </Disclosure>
    </>
  )
}
