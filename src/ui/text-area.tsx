import { describedBy, Field } from './field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export function TextArea({ id, label, value, onChange, hint, error }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        class="input"
        rows={3}
        maxLength={4000}
        value={value}
        aria-invalid={error !== undefined}
        {...describedBy(id, hint, error)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
