import type { AssessmentContent } from '../../domain/views/assessment/assess.ts'
import type { EditionChange } from '../../domain/views/assessment/compare.ts'
import type { DocumentWords } from '../../i18n/document-words.ts'
import type { KnownAssessment } from '../../state/assessments.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors } from '../../state/facilities.ts'
import { QrImage } from '../../ui/qr-image.tsx'
import { Changes, Counted, Earlier, Situation } from './document-parts.tsx'
import { LinesTable } from './lines-table.tsx'
import { useDocumentPlaces } from '../../state/document-places.ts'

type Props = {
  readonly assessment: KnownAssessment
  readonly content: AssessmentContent
  readonly words: DocumentWords
  /** The edition before this one, where there is one. */
  readonly before:
    | { readonly number: string; readonly changes: readonly EditionChange[] }
    | undefined
}

/** The document, in its own language: the same on the screen and on A4. */
export function Document({ assessment, content, words, before }: Props) {
  const donors = useDonors()
  const municipality = useEnrolment()?.municipality.code ?? ''
  const placeName = useDocumentPlaces(words)
  const { say } = words
  const donor = donors?.find(({ id }) => id === assessment.donor)
  const name = donor === undefined ? say('all') : donor.name[words.language === 'uk' ? 'uk' : 'en']
  const parts = { content, words, placeName }
  return (
    <article class="document" lang={words.language}>
      <header>
        {assessment.status !== 'approved' && (
          <p class="document-mark">{say(assessment.status === 'draft' ? 'draft' : 'superseded')}</p>
        )}
        <p class="document-city">{placeName(municipality)}</p>
        <h2>{say('title')}</h2>
        {assessment.number !== undefined && <p>{say('number', { n: assessment.number })}</p>}
        <p>{say('for', { name })}</p>
        <p>{say('period', { from: words.date(content.from), to: words.date(content.to) })}</p>
        {content.districts.length > 0 && <p>{content.districts.map(placeName).join(', ')}</p>}
      </header>
      <Situation {...parts} />
      <LinesTable {...parts} />
      {assessment.donor !== undefined && <Earlier {...parts} />}
      {before !== undefined && <Changes words={words} {...before} />}
      <Counted {...parts} />
      <footer>
        <p>
          {say('contact')}: {assessment.note ?? '____________________'}
        </p>
        <p>{say('signature')}: ____________________</p>
        {assessment.status !== 'draft' && (
          <figure class="document-check">
            <QrImage text={`${location.origin}/check/${assessment.id}`} label={say('verify')} />
            <figcaption>{say('verify')}</figcaption>
          </figure>
        )}
      </footer>
    </article>
  )
}
