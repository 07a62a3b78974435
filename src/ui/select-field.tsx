import { describedBy, Field } from './field.tsx'

type Option = { readonly value: string; readonly label: string }
type Props = {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export function SelectField({ id, label, options, value, onChange, hint, error }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={error !== undefined}
        {...describedBy(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
