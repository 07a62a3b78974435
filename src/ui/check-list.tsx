type Option<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
}
type Props<T extends string> = {
  readonly id: string
  readonly legend: string
  readonly options: readonly Option<T>[]
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
  readonly error?: string | undefined
}

/** Any number of a few. */
export function CheckList<T extends string>({
  id,
  legend,
  options,
  values,
  onChange,
  error,
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
      <div class="radios">
        {options.map((option, index) => (
          <label key={option.value} class="radio">
            <input
              id={index === 0 ? id : `${id}-${option.value}`}
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={(event) =>
                onChange(toggled(values, option.value, event.currentTarget.checked))
              }
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

function toggled<T>(values: readonly T[], value: T, on: boolean): readonly T[] {
  return on
    ? [...values.filter((other) => other !== value), value]
    : values.filter((other) => other !== value)
}
