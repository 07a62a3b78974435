import { SERVICE_TYPES } from '../../domain/records/codes.ts'
import { useText } from '../../state/text.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ArrivalValues } from './arrival-draft.ts'

type Props = {
  readonly values: ArrivalValues
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<ArrivalValues>) => void
}

/** What is done, for how many people, for how long: a service is counted in people and days. */
export function ServiceFields({ values, errorOf, onChange }: Props) {
  const { t } = useText()
  return (
    <>
      <RadioList
        id="service"
        legend={t('aid.service')}
        options={SERVICE_TYPES.map((value) => ({ value, label: t(`aid.service.${value}`) }))}
        value={SERVICE_TYPES.find((type) => type === values.serviceType)}
        onChange={(serviceType) => onChange({ serviceType })}
        error={errorOf('service')}
      />
      <TextField
        id="people"
        label={t('aid.service.people')}
        inputMode="numeric"
        maxLength={9}
        value={values.people}
        onChange={(people) => onChange({ people })}
        error={errorOf('people')}
      />
      <TextField
        id="days"
        label={t('aid.service.days')}
        inputMode="numeric"
        maxLength={6}
        value={values.days}
        onChange={(days) => onChange({ days })}
        error={errorOf('days')}
      />
    </>
  )
}
