import { readAid } from '../../domain/records/aid.ts'
import { readAidPapers, type Act } from '../../domain/records/aid-papers.ts'
import { fullDate } from '../../i18n/full-date.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Paper } from '../../ui/paper.tsx'
import { ActSigns, Named } from './act-parts.tsx'
import { ActTable } from './act-table.tsx'
import { readDay } from './days.ts'
import { recordAddress } from './record-address.ts'
import { knownTitle, whereIs } from './spot-words.ts'
import { useDonorName } from './use-aids.ts'

type Props = { readonly record: StoredRecord; readonly act: Act }

/** Акт приймання-передачі: no form is prescribed; it has the fields that such acts have. */
export function ActPaper({ record, act }: Props) {
  const { t, language } = useText()
  const now = useDevice().now()
  const donorName = useDonorName()
  const titleOf = usePlaceTitle()
  const municipality = useEnrolment()?.municipality.name[language] ?? ''
  const catalogue = useCatalogue()
  const aid = readAid(record.fields)
  if (catalogue === undefined) return null
  const store = titleOf(whereIs(aid))
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
    <Paper
      label={t('paper.act.title')}
      qr={recordAddress(record.id)}
      qrLabel={t('paper.act.qr')}
      code={record.id}
    >
      <h2>{t('paper.act.heading')}</h2>
      <p class="paper-line">
        <span>{t('aid.paper.no', { number: act.number === '' ? '__________' : act.number })}</span>
        <span>{fullDate(language, aid.receivedAt ?? now)}</span>
      </p>
      <Named
        name={t('paper.act.place')}
        value={[knownTitle(store.title), store.address ?? ''].filter(Boolean).join(', ')}
      />
      <Named
        name={t('paper.act.from')}
        value={aid.donor === undefined ? '' : donorName(aid.donor)}
      />
      <Named name={t('paper.act.taker')} value={municipality} />
      <Named name={t('paper.act.basis')} value={basis.join('; ')} />
      <ActTable record={record} aid={aid} catalogue={catalogue} />
      <Named name={t('paper.act.remarks')} value={aid.note ?? ''} />
      <ActSigns act={act} />
    </Paper>
  )
}
