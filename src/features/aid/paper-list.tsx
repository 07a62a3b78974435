import type { Fields } from '../../domain/replica/merge.ts'
import type { AidDocument } from '../../domain/records/aid-papers.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { fullDate } from '../../i18n/full-date.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { readDay } from './days.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly documents: readonly AidDocument[]
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** The papers that are there. One that was a mistake is marked, never cut: the history keeps it. */
export function PaperList({ catalogue, documents, canWrite, onWrite }: Props) {
  const text = useText()
  const { t } = text
  return (
    <div class="rows">
      {documents.map(({ id, type, number, date }) => {
        const name = (type && catalogue.words.documents[type]) ?? t('field.document')
        const day = date === undefined ? null : readDay(date)
        const said = [
          number === undefined ? '' : t('aid.paper.no', { number }),
          day === null ? '' : fullDate(text.language, day),
        ].filter(Boolean)
        return (
          <ListRow
            key={id}
            title={name}
            lines={said.length === 0 ? [] : [said.join(' · ')]}
            end={
              canWrite ? (
                <Button
                  kind="quiet"
                  label={`${t('need.line.remove')}: ${name}`}
                  onPress={() =>
                    void onWrite({ [`documents/${id}/removed`]: true }, t('aid.paper.removed'))
                  }
                >
                  {t('need.line.remove')}
                </Button>
              ) : undefined
            }
          />
        )
      })}
    </div>
  )
}
