import { readAid } from '../../domain/records/aid.ts'
import { readAidPapers } from '../../domain/records/aid-papers.ts'
import { missingPapers } from '../../domain/views/aid-report.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useRecordPapers } from '../../state/photo-section.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { PaperForm } from './paper-form.tsx'
import { PaperList } from './paper-list.tsx'
import { ReportCard } from './report-card.tsx'
import { useDonorName } from './use-aids.ts'
import { useWriteAid } from './use-write-aid.ts'

/** The papers of one aid record, those that are missing, the report that is due. */
export function AidPapersScreen({ record }: { readonly record: StoredRecord }) {
  const { t } = useText()
  const catalogue = useCatalogue()
  const role = useEnrolment()?.role
  const donorName = useDonorName()
  const write = useWriteAid(record.id)
  const photos = useRecordPapers(record)
  const aid = readAid(record.fields)
  const papers = readAidPapers(record.fields)
  const missing = missingPapers(aid, papers)
  const canWrite = role !== undefined && role !== 'viewer' && !aid.removed
  const frame = { title: t('aid.papers'), back: `#/aid/${record.id}` }
  if (catalogue === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  return (
    <Screen {...frame}>
      <h2>{donorName(aid.donor)}</h2>
      {missing.length > 0 && (
        <Card title={t('aid.paper.missing')}>
          <ul class="aid-missing">
            {missing.map((type) => (
              <li key={type}>{catalogue.words.documents[type] ?? type}</li>
            ))}
          </ul>
        </Card>
      )}
      {papers.documents.length === 0 ? (
        <p>{t('aid.paper.none')}</p>
      ) : (
        <PaperList
          catalogue={catalogue}
          documents={papers.documents}
          canWrite={canWrite}
          onWrite={write}
        />
      )}
      <PhotoSection {...photos} />
      <div class="aid-buttons">
        <Button href={`#/aid/${record.id}/act`}>{t('paper.act.open')}</Button>
        {aid.form === 'goods' && <Button href={`#/aid/${record.id}/log`}>{t('log.open')}</Button>}
      </div>
      {canWrite && (
        <PaperForm record={record.id} catalogue={catalogue} missing={missing} onWrite={write} />
      )}
      {aid.form === 'goods' && (
        <ReportCard aid={aid} papers={papers} canWrite={canWrite} onWrite={write} />
      )}
    </Screen>
  )
}
