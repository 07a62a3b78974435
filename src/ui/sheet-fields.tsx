import { TextField } from './text-field.tsx'

type Values = { readonly sheet: string; readonly row: string }
type Props = {
  readonly words: { readonly sheet: string; readonly row: string }
  readonly values: Values
  /** Which row comes next, where that is known. */
  readonly hint?: string | undefined
  readonly errorOf: (field: 'sheet' | 'row') => string | undefined
  readonly onChange: (patch: Partial<Values>) => void
}

/** From which row of which sheet of paper it is keyed in. */
export function SheetFields({ words, values, hint, errorOf, onChange }: Props) {
  return (
    <>
      <TextField
        id="sheet"
        label={words.sheet}
        maxLength={20}
        value={values.sheet}
        onChange={(sheet) => onChange({ sheet })}
        error={errorOf('sheet')}
      />
      <TextField
        id="row"
        label={words.row}
        hint={hint}
        inputMode="numeric"
        maxLength={3}
        value={values.row}
        onChange={(row) => onChange({ row })}
        error={errorOf('row')}
      />
    </>
  )
}
