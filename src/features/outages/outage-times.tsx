import '../../ui/chips.css'
import { MINUTE_MS } from '../../domain/base/moment.ts'
import { START_PRECISIONS } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import type { OutageField, OutageValues } from './outage-draft.ts'

export type PartProps = {
  readonly values: OutageValues
  readonly errorOf: (field: OutageField) => string | undefined
  readonly onChange: (patch: Partial<OutageValues>) => void
}

const QUICK = [
  { key: 'time.now', minutes: 0, precision: 'exact' },
  { key: 'time.15', minutes: 15, precision: 'about' },
  { key: 'time.30', minutes: 30, precision: 'about' },
  { key: 'time.60', minutes: 60, precision: 'about' },
] as const

/** When it went off, how exactly that is known, and when it came back. */
export function OutageTimes({ values, errorOf, onChange }: PartProps) {
  const { t } = useText()
  const device = useDevice()
  return (
    <>
      <MomentField
        id="startedAt"
        label={t('outage.start')}
        value={values.startedAt ?? undefined}
        onChange={(at) => onChange({ startedAt: at ?? null })}
        error={errorOf('startedAt')}
      />
      <div class="chips" role="group" aria-label={t('outage.start')}>
        {QUICK.map(({ key, minutes, precision }) => (
          <button
            key={key}
            type="button"
            class="chip"
            onClick={() => onChange({ startedAt: device.now() - minutes * MINUTE_MS, precision })}
          >
            {t(key)}
          </button>
        ))}
      </div>
      <RadioList
        id="precision"
        legend={t('outage.precision')}
        options={START_PRECISIONS.map((value) => ({
          value,
          label: t(`outage.precision.${value}`),
        }))}
        value={readCode(values.precision, START_PRECISIONS)}
        onChange={(precision) => onChange({ precision })}
      />
      <RadioList
        id="isOver"
        legend={t('outage.isover')}
        options={[
          { value: 'no', label: t('outage.isover.no') },
          { value: 'yes', label: t('outage.isover.yes') },
        ]}
        value={values.isOver ? 'yes' : 'no'}
        onChange={(answer) =>
          onChange({
            isOver: answer === 'yes',
            endedAt: answer === 'yes' ? (values.endedAt ?? device.now()) : values.endedAt,
          })
        }
        compact
      />
      {values.isOver && (
        <MomentField
          id="endedAt"
          label={t('outage.end')}
          value={values.endedAt ?? undefined}
          onChange={(at) => onChange({ endedAt: at ?? null })}
          error={errorOf('endedAt')}
        />
      )}
    </>
  )
}
