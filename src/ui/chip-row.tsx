type Option<T extends string> = { readonly value: T; readonly label: string }
type Props<T extends string> = {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
}

/** One of a row of small answers. */
export function ChipRow<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div class="chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class="chip"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
