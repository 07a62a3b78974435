import { ChoiceGroup, type Choice } from './choice-group.tsx'

type Props<T extends string> = {
  readonly id: string
  readonly legend: string
  readonly options: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
  readonly compact?: boolean | undefined
}

/** One of a few, none chosen beforehand unless a value is given. */
export function RadioList<T extends string>({ value, onChange, error, ...group }: Props<T>) {
  return (
    <ChoiceGroup
      {...group}
      error={error}
      input={(one, id) => (
        <input
          id={id}
          type="radio"
          name={group.id}
          value={one}
          checked={one === value}
          onChange={() => onChange(one)}
        />
      )}
    />
  )
}
