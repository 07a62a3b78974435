import { useText } from '../../state/text.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ArrivalValues } from './arrival-draft.ts'
import { CURRENCIES } from './money.ts'

type Props = {
  readonly values: ArrivalValues
  readonly error: string | undefined
  readonly onChange: (patch: Partial<ArrivalValues>) => void
}

/** A grant may stand in for goods: how much, in what, for what. */
export function MoneyFields({ values, error, onChange }: Props) {
  const { t } = useText()
  const { moneyAmount, currency, purpose } = values
  return (
    <>
      <div class="aid-money">
        <TextField
          id="money"
          label={t('aid.money.amount')}
          inputMode="decimal"
          maxLength={20}
          value={moneyAmount}
          error={error}
          onChange={(typed) => onChange({ moneyAmount: typed })}
        />
        <CurrencyField value={currency} onChange={(chosen) => onChange({ currency: chosen })} />
      </div>
      <TextField
        id="purpose"
        label={t('aid.money.purpose')}
        maxLength={500}
        value={purpose}
        onChange={(typed) => onChange({ purpose: typed })}
      />
    </>
  )
}

type CurrencyProps = { readonly value: string; readonly onChange: (currency: string) => void }

export function CurrencyField({ value, onChange }: CurrencyProps) {
  const { t } = useText()
  const known: readonly string[] = CURRENCIES
  const currencies = known.includes(value) ? known : [value, ...known]
  return (
    <SelectField
      id="currency"
      label={t('aid.money.currency')}
      options={currencies.map((code) => ({ value: code, label: code }))}
      value={value}
      onChange={onChange}
    />
  )
}
