type Option<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
}
type Props<T extends string> = {
  /** The id of the first choice, which an error summary links to. */
  readonly id: string
  readonly legend: string
  readonly options: readonly Option<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
  /** Small answers side by side. */
  readonly compact?: boolean | undefined
}

/** One of a few, none chosen beforehand unless a value is given. */
export function RadioList<T extends string>({
  id,
  legend,
  options,
  value,
  onChange,
  error,
  compact,
}: Props<T>) {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={error && `${id}-error`}
    >
      <legend>{legend}</legend>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class={compact ? 'radios radios-compact' : 'radios'}>
        {options.map((option, index) => (
          <label key={option.value} class="radio">
            <input
              id={index === 0 ? id : `${id}-${option.value}`}
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span class="radio-text">
              <span>{option.label}</span>
              {option.hint !== undefined && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
