import { useMemo, useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { compareEditions } from '../../domain/views/assessment/compare.ts'
import { readContent } from '../../domain/views/assessment/read-content.ts'
import { countPhones } from '../../domain/views/overview/phones.ts'
import {
  useAssessed,
  useAssessments,
  useDocumentWords,
  type KnownAssessment,
} from '../../state/assessments.ts'
import { useDevice } from '../../state/device.tsx'
import { usePhones } from '../../state/phones.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { termsOf } from './assessment-draft.ts'
import { AssessmentTools } from './assessment-tools.tsx'
import { Document } from './document.tsx'

/** The document, which is also its preview, and what can be done with it. */
export function AssessmentView({ id }: { id: RecordId }) {
  const { t, say } = useCityHallText()
  const known = useAssessments()
  const assessment = known?.find((one) => one.id === id)
  const previous = known?.find((one) => one.id === assessment?.supersedes)
  return (
    <Screen title={say('as.title')} back="#/assessments">
      {known === undefined && <Loading text={t('rec.opening')} />}
      {known !== undefined && assessment === undefined && <EmptyState text={say('as.gone')} />}
      {assessment !== undefined && <Shown assessment={assessment} previous={previous} />}
    </Screen>
  )
}

type Props = {
  readonly assessment: KnownAssessment
  readonly previous: KnownAssessment | undefined
}

function Shown({ assessment, previous }: Props) {
  const { say } = useCityHallText()
  const device = useDevice()
  const places = usePlaces()
  const phones = usePhones(device.now)
  const [now] = useState(() => device.now())
  const divisions = places.own.map(({ code }) => code)
  // A record that only changed its status asks for nothing new.
  const about = [assessment.id, divisions.join(' '), phones?.toldAt].join(' ')
  const terms = useMemo(() => {
    const count = phones && countPhones(phones.phones, now)
    return termsOf(assessment, { divisions, now, phones: count })
  }, [about])
  const computed = useAssessed(terms)
  const words = useDocumentWords(assessment.language)
  const frozen = useMemo(() => readContent(assessment.frozen), [assessment.frozen])
  const before = useMemo(() => readContent(previous?.frozen), [previous?.frozen])
  if (words === 'failed') return <EmptyState text={say('as.words.failed')} />
  if (computed === 'failed' && frozen === undefined) return <EmptyState text={say('ov.failed')} />
  const live = computed === 'failed' ? undefined : computed
  const content = frozen ?? live
  if (content === undefined || words === undefined) return <Loading text={say('ov.counting')} />
  const goneOn =
    frozen === undefined || live === undefined
      ? 0
      : compareEditions(frozen.lines, live.lines).length
  return (
    <div class="assessment">
      <AssessmentTools assessment={assessment} content={content} words={words} />
      {goneOn > 0 && <p class="as-stale">{say('as.stale', { n: goneOn })}</p>}
      <Document
        assessment={assessment}
        content={content}
        words={words}
        before={
          before === undefined || previous?.number === undefined
            ? undefined
            : { number: previous.number, changes: compareEditions(before.lines, content.lines) }
        }
      />
    </div>
  )
}
