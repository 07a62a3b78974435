import { readAid } from '../../domain/records/aid.ts'
import { readAidPapers, type Act } from '../../domain/records/aid-papers.ts'
import { fullDate } from '../../i18n/full-date.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Named } from './act-parts.tsx'
import { ActSheet } from './act-sheet.tsx'
import { ActTable } from './act-table.tsx'
import { readDay } from './days.ts'
import { useDonorName } from './use-aids.ts'

type Props = { readonly record: StoredRecord; readonly act: Act }

/** Акт приймання-передачі: no form is prescribed; it has the fields that such acts have. */
export function ActPaper({ record, act }: Props) {
  const { t, language } = useText()
  const donorName = useDonorName()
  const municipality = useEnrolment()?.municipality.name[language] ?? ''
  const catalogue = useCatalogue()
  const aid = readAid(record.fields)
  if (catalogue === undefined) return null
  const basis = readAidPapers(record.fields)
    .documents.filter(({ type }) => type !== 'acceptance-act' && type !== 'photo')
    .map(({ type, number, date }) => {
      const day = date === undefined ? null : readDay(date)
      return [
        (type && catalogue.words.documents[type]) ?? t('field.document'),
        number === undefined ? '' : t('aid.paper.no', { number }),
        day === null ? '' : t('paper.act.of', { date: fullDate(language, day) }),
      ]
        .filter(Boolean)
        .join(' ')
    })
  return (
    <ActSheet {...{ record, aid, act }} at={aid.receivedAt} remarks={aid.note ?? ''}>
      <Named
        name={t('paper.act.from')}
        value={aid.donor === undefined ? '' : donorName(aid.donor)}
      />
      <Named name={t('paper.act.taker')} value={municipality} />
      <Named name={t('paper.act.basis')} value={basis.join('; ')} />
      <ActTable record={record} aid={aid} catalogue={catalogue} />
    </ActSheet>
  )
}
