import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

export type AskedField = {
  readonly field: string
  readonly label: string
  /** Empty where it is typed. */
  readonly answers: readonly { readonly value: string; readonly label: string }[]
  readonly isNumber: boolean
}

type Props = {
  /** Before each field's name, so that it is the only one of the page. */
  readonly idPrefix: string
  readonly fields: readonly AskedField[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (field: string, value: string) => void
}

/** Fields that data names: chosen where there are answers, typed where there are none. */
export function AskedFields({ idPrefix, fields, values, onChange }: Props) {
  return (
    <>
      {fields.map(({ field, label, answers, isNumber }) => {
        const shared = {
          id: `${idPrefix}-${field}`,
          label,
          value: values[field] ?? '',
          onChange: (value: string) => onChange(field, value),
        }
        return answers.length > 0 ? (
          <SelectField key={field} {...shared} options={answers} />
        ) : (
          <TextField
            key={field}
            {...shared}
            maxLength={200}
            inputMode={isNumber ? 'decimal' : 'text'}
          />
        )
      })}
    </>
  )
}
