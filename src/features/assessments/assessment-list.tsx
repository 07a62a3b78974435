import { useAssessments, type KnownAssessment } from '../../state/assessments.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors } from '../../state/facilities.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'

/** Every assessment, the newest first. */
export function AssessmentList() {
  const { t, say } = useCityHallText()
  const assessments = useAssessments()
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  return (
    <Screen
      title={t('as.list')}
      back="#/overview"
      action={
        isCoordinator ? (
          <Button kind="primary" href="#/assessments/new">
            {say('as.new')}
          </Button>
        ) : undefined
      }
    >
      {isCoordinator && (
        <Button icon="share" href="#/partners">
          {say('link.title')}
        </Button>
      )}
      <Button icon="clipboard-list" href="#/reports">
        {say('rep.title')}
      </Button>
      {assessments === undefined && <Loading text={t('rec.opening')} />}
      {assessments?.length === 0 && <EmptyState text={say('as.none')} detail={say('as.none.b')} />}
      <div class="rows">
        {assessments?.map((assessment) => (
          <Row key={assessment.id} assessment={assessment} />
        ))}
      </div>
    </Screen>
  )
}

function Row({ assessment }: { assessment: KnownAssessment }) {
  const { t, say, date, language } = useCityHallText()
  const donors = useDonors()
  const { id, donor, number, status, from, to } = assessment
  const name = donors?.find((known) => known.id === donor)?.name[language] ?? say('as.all')
  return (
    <ListRow
      href={`#/assessments/${id}`}
      title={name}
      lines={[
        [t(`as.status.${status}`), ...(number === undefined ? [] : [number])].join(' · '),
        `${date(from)} – ${date(to)} · ${say(`as.lang.${assessment.language}`)}`,
      ]}
    />
  )
}
