import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { kyivDay, nextDay } from '../../domain/base/kyiv-day.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readText } from '../../domain/records/read-fields.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { goBack } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useFacilityFields } from '../../state/facility-fields.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { planFields, readKeptPlan, type PlanError, type PlanValues } from './plan-draft.ts'

/** The hourly schedule of a day, typed or pasted from the grid operator's page. */
export function PlanForm({ facility }: { facility: RecordId }) {
  const fields = useFacilityFields(facility)
  if (fields === undefined) return null
  return <Form facility={facility} queue={readText(fields?.queue) ?? ''} />
}

function Form({ facility, queue }: { facility: RecordId; queue: string }) {
  const { t } = useText()
  const device = useDevice()
  const { title } = usePlaceTitle()({ facility })
  const [openedAt] = useState(() => device.now())
  const [errors, setErrors] = useState<readonly PlanError[]>([])
  const [attempt, setAttempt] = useState(0)
  const start: PlanValues = { queue, day: kyivDay(openedAt), hours: '', readAt: null }
  const form = useDraft(`plan:${facility}`, start, readKeptPlan)
  const { values, change } = form
  const home = `#/power/at/f:${facility}`
  const save = async () => {
    const read = planFields(values, device.now())
    setErrors(read.ok ? [] : read.problem)
    setAttempt((count) => count + 1)
    if (!read.ok) return
    const saved = await device.write({ kind: 'facility', record: facility, set: read.value })
    if (!saved.ok) {
      showNotice({ text: t(saved.problem.tag === 'full' ? 'tap.full' : 'tap.failed') })
      return
    }
    await form.drop()
    showNotice({ text: t('plan.saved'), detail: t('rec.saved') })
    goBack(home)
  }
  if (!form.ready) return null
  return (
    <Screen
      title={t('plan.write')}
      titlePrefix={errors.length > 0 ? t('err.pagetitle') : ''}
      close={() => goBack(home)}
      form
      action={
        <Button kind="primary" onPress={() => void save()}>
          {t('act.save')}
        </Button>
      }
    >
      <ErrorSummary
        key={attempt}
        title={t('err.summary')}
        errors={errors.map(({ field, text: key }) => ({ field, text: t(key) }))}
      />
      <p class="muted">{t('plan.where', { name: title })}</p>
      <PlanFields values={values} errors={errors} openedAt={openedAt} onChange={change} />
    </Screen>
  )
}

type FieldsProps = {
  readonly values: PlanValues
  readonly errors: readonly PlanError[]
  readonly openedAt: number
  readonly onChange: (patch: Partial<PlanValues>) => void
}

function PlanFields({ values, errors, openedAt, onChange }: FieldsProps) {
  const { t } = useText()
  const today = kyivDay(openedAt)
  const errorOf = (field: PlanError['field']) => {
    const found = errors.find((error) => error.field === field)
    return found && t(found.text)
  }
  return (
    <>
      <SelectField
        id="plan-queue"
        label={t('field.queue')}
        options={[
          { value: '', label: t('fac.type.choose') },
          ...OUTAGE_QUEUES.map((value) => ({ value, label: value })),
        ]}
        value={values.queue}
        onChange={(queue) => onChange({ queue })}
        error={errorOf('plan-queue')}
      />
      <TextField
        id="plan-day"
        label={t('outage.col.day')}
        type="date"
        value={values.day}
        onChange={(day) => onChange({ day })}
        error={errorOf('plan-day')}
      />
      <div class="chips" role="group" aria-label={t('outage.col.day')}>
        {[today, nextDay(today)].map((day, index) => (
          <button
            key={day}
            type="button"
            class="chip"
            aria-pressed={values.day === day}
            onClick={() => onChange({ day })}
          >
            {t(index === 0 ? 'outage.today' : 'plan.tomorrow')}
          </button>
        ))}
      </div>
      <TextArea
        id="plan-hours"
        label={t('plan.hours')}
        hint={t('plan.hours.hint')}
        value={values.hours}
        onChange={(hours) => onChange({ hours })}
        error={errorOf('plan-hours')}
      />
      <MomentField
        id="plan-read"
        label={t('plan.read')}
        value={values.readAt ?? openedAt}
        onChange={(at) => onChange({ readAt: at ?? null })}
        error={errorOf('plan-read')}
      />
    </>
  )
}
