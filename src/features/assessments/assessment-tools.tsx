import { useState } from 'preact/hooks'
import { assessmentTable } from '../../exports/assessment-table.ts'
import { writeCsv } from '../../exports/csv.ts'
import { isRecordId } from '../../domain/base/ids.ts'
import { cutPieces } from '../../domain/records/assessment.ts'
import type { AssessmentContent } from '../../domain/views/assessment/assess.ts'
import type { DocumentWords } from '../../i18n/document-words.ts'
import type { KnownAssessment } from '../../state/assessments.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { saveFile } from '../../state/exports.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { numberOf } from './assessment-draft.ts'
import { useDocumentPlaces } from '../../state/document-places.ts'

type Props = {
  readonly assessment: KnownAssessment
  readonly content: AssessmentContent
  readonly words: DocumentWords
}

/** Print, table, approve, next edition. Not on paper. */
export function AssessmentTools({ assessment, content, words }: Props) {
  const { t, say } = useCityHallText()
  const catalogue = useCatalogue()
  const placeName = useDocumentPlaces(words)
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  const saveTable = () => {
    if (catalogue === undefined) return
    const about = { words, specFields: catalogue.specFields, placeName }
    const csv = writeCsv(assessmentTable(content.lines, about))
    saveFile(new Blob([csv], { type: 'text/csv' }), `${assessment.number ?? 'draft'}.csv`)
  }
  return (
    <div class="as-tools">
      {isCoordinator && assessment.status === 'draft' && (
        <>
          <Approve assessment={assessment} content={content} />
          <Button icon="pencil" href={`#/assessments/new?edit=${assessment.id}`}>
            {say('as.terms')}
          </Button>
        </>
      )}
      <Button onPress={() => print()}>{t('as.print')}</Button>
      <Button icon="download" onPress={saveTable}>
        {say('as.csv')}
      </Button>
      {isCoordinator && assessment.status === 'approved' && (
        <>
          <Button href={`#/assessments/new?after=${assessment.id}`}>{say('as.next')}</Button>
          <Button icon="share" href={`#/partners/new?donor=${assessment.donor ?? ''}`}>
            {say('link.new')}
          </Button>
        </>
      )}
    </div>
  )
}

/** Numbers the document and freezes it; the edition before it is superseded. */
function Approve({ assessment, content }: Omit<Props, 'words'>) {
  const { say } = useCityHallText()
  const device = useDevice()
  const municipality = useEnrolment()?.municipality.code ?? ''
  const [failed, setFailed] = useState(false)
  const approve = async () => {
    const now = device.now()
    const { id, supersedes } = assessment
    const set = {
      status: 'approved',
      number: numberOf(id, municipality, now),
      approvedAt: now,
      ...cutPieces(JSON.stringify(content)),
    }
    const saved = await device.write({ kind: 'assessment', record: id, set })
    setFailed(!saved.ok)
    if (!saved.ok || !isRecordId(supersedes)) return
    const replaced = { status: 'superseded' }
    await device.write({ kind: 'assessment', record: supersedes, set: replaced })
  }
  return (
    <>
      {/* Never rejects: what went wrong comes as a value. */}
      <Button kind="primary" icon="check" onPress={() => void approve()}>
        {say('as.approve')}
      </Button>
      {failed && <p role="alert">{say('as.failed')}</p>}
    </>
  )
}
