import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { kyivDay } from '../../domain/base/kyiv-day.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { spotKey } from '../../domain/views/find-spots.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { goBack } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useFacilityFields } from '../../state/facility-fields.ts'
import { useSaveStep } from '../../state/save-step.ts'
import { useSaveTrouble } from '../../state/save-trouble.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { Screen } from '../../ui/screen.tsx'
import { spotName } from './outage-where.ts'
import { findPlanKeeper, type PlanKeeper } from './plan-keeper.ts'
import { useOutages } from './use-outages.ts'
import { PlanFields } from './plan-fields.tsx'
import { planFields, readKeptPlan, type PlanError, type PlanValues } from './plan-draft.ts'

type Spot = { readonly facility: RecordId } | { readonly place: string }

/** The hourly schedule of a day, typed or pasted from the grid operator's page. */
export function PlanForm(spot: Spot) {
  return 'facility' in spot ? <AtFacility {...spot} /> : <AtPlace {...spot} />
}

function AtFacility({ facility }: { facility: RecordId }) {
  const fields = useFacilityFields(facility)
  if (fields === undefined) return <Opening home={`#/power/at/f:${facility}`} />
  const queue = readCode(fields?.queue, OUTAGE_QUEUES)
  return <Form spot={{ facility }} keeper={{ kind: 'facility', record: facility, queue }} />
}

function AtPlace({ place }: { place: string }) {
  const { t } = useText()
  const { outages, complete } = useOutages()
  const keeper = findPlanKeeper(outages.filter(({ outage }) => spotName(outage) === place))
  const home = `#/power/at/p:${place}`
  if (!complete) return <Opening home={home} />
  if (keeper !== undefined) return <Form spot={{ place }} keeper={keeper} />
  return (
    <Screen title={t('plan.write')} close={() => goBack(home)} form>
      <EmptyState text={t('plan.nowhere')}>
        <Button href={`#/power/new?at=p:${place}`}>{t('outage.new')}</Button>
      </EmptyState>
    </Screen>
  )
}

function Opening({ home }: { home: string }) {
  const { t } = useText()
  const close = () => goBack(home)
  return <OpeningScreen title={t('plan.write')} close={close} form text={t('rec.opening')} />
}

const EMPTY = { hours: '', readAt: null } as const

function Form({ spot, keeper }: { spot: Spot; keeper: PlanKeeper }) {
  const { t } = useText()
  const device = useDevice()
  const { title } = usePlaceTitle()(spot)
  const [openedAt] = useState(() => device.now())
  const [errors, setErrors] = useState<readonly PlanError[]>([])
  const [attempt, setAttempt] = useState(0)
  const start: PlanValues = { ...EMPTY, queue: keeper.queue ?? '', day: kyivDay(openedAt) }
  const name = 'facility' in spot ? spot.facility : spot.place
  const form = useDraft(`plan:${name}`, start, readKeptPlan)
  const { problem, once, keep } = useSaveStep(form)
  const troubleOf = useSaveTrouble(keeper.kind)
  const { values, change } = form
  const home = `#/power/at/${spotKey(spot) ?? ''}`
  const save = async () => {
    const read = planFields(values, device.now())
    setErrors(read.ok ? [] : read.problem)
    setAttempt((count) => count + 1)
    if (!read.ok) return
    const change = { kind: keeper.kind, record: keeper.record, set: read.value }
    if ((await keep(device.write(change))) === undefined) return
    showNotice({ text: t('plan.saved'), detail: t('rec.saved') })
    goBack(home)
  }
  if (!form.ready) return <Opening home={home} />
  return (
    <Screen
      title={t('plan.write')}
      titlePrefix={errors.length > 0 ? t('err.pagetitle') : ''}
      close={() => goBack(home)}
      form
      action={
        <Button kind="primary" onPress={() => void once(save)}>
          {t('act.save')}
        </Button>
      }
    >
      <ErrorSummary
        key={attempt}
        title={t('err.summary')}
        errors={errors.map(({ field, text: key }) => ({ field, text: t(key) }))}
      />
      <p class="muted">
        {t('facility' in spot ? 'plan.where' : 'plan.where.place', { name: title })}
      </p>
      {problem !== undefined && (
        <SaveTrouble
          {...troubleOf(problem, [values.queue, values.day, values.hours].join(' · '))}
        />
      )}
      <PlanFields values={values} errors={errors} openedAt={openedAt} onChange={change} />
    </Screen>
  )
}
