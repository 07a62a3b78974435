import type { Catalogue } from '../../state/catalogue.ts'
import { ArrivalLines } from './arrival-lines.tsx'
import type { ArrivalValues } from './arrival-draft.ts'
import { CurrencyField, MoneyFields } from './money-fields.tsx'
import type { CoveredNeed } from './open-needs.ts'
import { ServiceFields } from './service-fields.tsx'

type Props = {
  readonly catalogue: Catalogue
  readonly needs: readonly CoveredNeed[]
  readonly values: ArrivalValues
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<ArrivalValues>) => void
  readonly onPickItem: () => void
}

/** What is given, each form of aid in its own terms. */
export function ContentFields(props: Props) {
  const { values, errorOf, onChange } = props
  switch (values.form) {
    case 'money':
      return <MoneyFields values={values} error={errorOf('money')} onChange={onChange} />
    case 'service':
      return <ServiceFields values={values} errorOf={errorOf} onChange={onChange} />
    case 'goods':
      return (
        <>
          <ArrivalLines {...props} onChange={(lines) => onChange({ lines })} />
          {values.lines.some(({ value }) => value.trim() !== '') && (
            <CurrencyField
              value={values.currency}
              onChange={(currency) => onChange({ currency })}
            />
          )}
        </>
      )
  }
}
