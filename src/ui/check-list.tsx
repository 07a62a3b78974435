import { ChoiceGroup, type Choice } from './choice-group.tsx'

type Props<T extends string> = {
  readonly id: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly options: readonly Choice<T>[]
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
  readonly error?: string | undefined
}

/** Any number of a few. */
export function CheckList<T extends string>({ values, onChange, error, ...group }: Props<T>) {
  return (
    <ChoiceGroup
      {...group}
      error={error}
      input={(value, id) => (
        <input
          id={id}
          type="checkbox"
          checked={values.includes(value)}
          onChange={(event) => onChange(toggled(values, value, event.currentTarget.checked))}
        />
      )}
    />
  )
}

function toggled<T>(values: readonly T[], value: T, on: boolean): readonly T[] {
  return on
    ? [...values.filter((other) => other !== value), value]
    : values.filter((other) => other !== value)
}
