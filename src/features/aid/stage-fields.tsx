import type { AidForm } from '../../domain/records/codes.ts'
import { chainOf } from '../../domain/views/aid-steps.ts'
import { useText } from '../../state/text.tsx'
import { ChipRow } from '../../ui/chip-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readDay, writeDay } from './days.ts'
import { stepKey } from './aid-words.ts'
import { STAGES, type ArrivalValues } from './arrival-draft.ts'

type Props = {
  readonly values: ArrivalValues
  readonly onChange: (patch: Partial<ArrivalValues>) => void
}

/** What it is, where it is now, and when it is expected if it has not come. */
export function StageFields({ values, onChange }: Props) {
  const { t } = useText()
  const { mode, form, stage, expectedAt } = values
  const sayStage = (value: (typeof STAGES)[number]) =>
    value === 'received' ? t('aid.stage.received') : t(stepKey(value))
  return (
    <>
      {mode === 'new' && (
        <section class="stack-tight">
          <h2>{t('aid.form')}</h2>
          <ChipRow
            label={t('aid.form')}
            options={[
              { value: 'goods', label: t('aid.form.goods') },
              { value: 'money', label: t('aid.form.money') },
              { value: 'service', label: t('aid.form.service') },
            ]}
            value={form}
            onChange={(chosen) =>
              onChange({
                form: chosen,
                ...(chainOf(chosen).includes(stage) ? {} : { stage: 'agreed' }),
              })
            }
          />
        </section>
      )}
      {mode !== 'arrival' && (
        <section class="stack-tight">
          <h2>{t('aid.stage')}</h2>
          <ChipRow
            label={t('aid.stage')}
            options={stagesOf(form).map((value) => ({ value, label: sayStage(value) }))}
            value={stage}
            onChange={(chosen) => onChange({ stage: chosen })}
          />
        </section>
      )}
      {stage !== 'received' && (
        <TextField
          id="expected"
          label={t('aid.expected.when')}
          type="date"
          value={expectedAt === null ? '' : writeDay(expectedAt)}
          onChange={(day) => onChange({ expectedAt: readDay(day) })}
        />
      )}
    </>
  )
}

function stagesOf(form: AidForm): readonly (typeof STAGES)[number][] {
  const chain = chainOf(form)
  return STAGES.filter((stage) => chain.includes(stage))
}
