import './chips.css'
import { useId } from 'preact/hooks'

type Option<T extends string> = { readonly value: T; readonly label: string }
type Props<T extends string> = {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
}

/** One of a row of small answers. Native radio buttons: one stop of the Tab key, arrows move within. */
export function ChipRow<T extends string>({ label, options, value, onChange }: Props<T>) {
  const name = useId()
  return (
    <div class="chips" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="chip">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
