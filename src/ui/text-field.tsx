import type { TargetedInputEvent } from 'preact'
import { Dated } from './dated.tsx'
import { describedBy, Field } from './field.tsx'

type Kind = 'text' | 'search' | 'tel' | 'date' | 'datetime-local'
type Props = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly type?: Kind | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search' | undefined
  readonly maxLength?: number | undefined
  readonly autoComplete?: string | undefined
  readonly placeholder?: string | undefined
}

export function TextField(props: Props) {
  const { id, label, hint, error } = props
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {drawInput(props)}
    </Field>
  )
}

// A branch for each type, because Preact types the attributes of an input by its literal type.
function drawInput(props: Props) {
  const shared = {
    id: props.id,
    class: 'input',
    value: props.value,
    placeholder: props.placeholder ?? '',
    maxLength: props.maxLength ?? 4000,
    autoComplete: props.autoComplete ?? 'off',
    inputMode: props.inputMode ?? 'text',
    'aria-invalid': props.error !== undefined,
    ...describedBy(props.id, props.hint, props.error),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) =>
      props.onChange(event.currentTarget.value),
  }
  switch (props.type) {
    case 'search':
      return <input {...shared} type="search" inputMode="search" />
    case 'tel':
      return <input {...shared} type="tel" inputMode="tel" />
    case 'date':
      return (
        <Dated value={props.value}>
          <input {...shared} type="date" />
        </Dated>
      )
    case 'datetime-local':
      return (
        <Dated value={props.value}>
          <input {...shared} type="datetime-local" />
        </Dated>
      )
    case 'text':
    case undefined:
      return <input {...shared} type="text" />
  }
}
