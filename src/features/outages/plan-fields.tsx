import '../../ui/chips.css'
import { kyivDay, nextDay } from '../../domain/base/kyiv-day.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { useText } from '../../state/text.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PlanError, PlanValues } from './plan-draft.ts'

type Props = {
  readonly values: PlanValues
  readonly errors: readonly PlanError[]
  readonly openedAt: number
  readonly onChange: (patch: Partial<PlanValues>) => void
}

/** Which queue, which day, its hours, and when they were read. */
export function PlanFields({ values, errors, openedAt, onChange }: Props) {
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
