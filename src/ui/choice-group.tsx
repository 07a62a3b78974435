import type { ComponentChild } from 'preact'
import { describedBy } from './field.tsx'

export type Choice<T extends string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
}
type Props<T extends string> = {
  /** The id of the first choice, which an error summary links to. */
  readonly id: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly options: readonly Choice<T>[]
  readonly error: string | undefined
  /** Small answers side by side. */
  readonly compact?: boolean | undefined
  readonly input: (value: T, id: string) => ComponentChild
}

/** A question and its answers, each a whole line to press. */
export function ChoiceGroup<T extends string>({
  id,
  legend,
  hint,
  options,
  error,
  compact,
  input,
}: Props<T>) {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      {...describedBy(id, hint, error)}
    >
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class={compact ? 'radios radios-compact' : 'radios'}>
        {options.map(({ value, label, hint }, index) => (
          <label key={value} class="radio">
            {input(value, index === 0 ? id : `${id}-${value}`)}
            <span class="radio-text">
              <span>{label}</span>
              {hint !== undefined && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
