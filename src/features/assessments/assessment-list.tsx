import { useAssessments, type KnownAssessment } from '../../state/assessments.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'

/** Every assessment, the newest first. */
export function AssessmentList() {
  const { t } = useText()
  const assessments = useAssessments()
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  return (
    <Screen
      title={t('as.list')}
      back="#/overview"
      action={
        isCoordinator ? (
          <Button kind="primary" href="#/assessments/new">
            {t('as.new')}
          </Button>
        ) : undefined
      }
    >
      {assessments === undefined && <Loading text={t('rec.opening')} />}
      {assessments?.length === 0 && <EmptyState text={t('as.none')} detail={t('as.none.b')} />}
      <div class="rows">
        {assessments?.map((assessment) => (
          <Row key={assessment.id} assessment={assessment} />
        ))}
      </div>
    </Screen>
  )
}

function Row({ assessment }: { assessment: KnownAssessment }) {
  const { t, date, language } = useText()
  const donors = useDonors()
  const { id, donor, number, status, from, to } = assessment
  const name = donors?.find((known) => known.id === donor)?.name[language] ?? t('as.all')
  return (
    <ListRow
      href={`#/assessments/${id}`}
      title={name}
      lines={[
        [t(`as.status.${status}`), ...(number === undefined ? [] : [number])].join(' · '),
        `${date(from)} – ${date(to)} · ${t(`as.lang.${assessment.language}`)}`,
      ]}
    />
  )
}
