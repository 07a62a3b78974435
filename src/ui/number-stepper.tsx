import './number-stepper.css'
import { useEffect, useState } from 'preact/hooks'
import { ChipRow } from './chip-row.tsx'
import { describedBy, Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly unit?: string | undefined
  /** NaN while what was typed is no number. */
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min?: number | undefined
  readonly quick?: readonly number[] | undefined
  readonly less: string
  readonly more: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly decimal?: boolean | undefined
}

/** Less, a field for digits, more, and quick amounts. What is typed stays as typed, also when wrong. */
export function NumberStepper(props: Props) {
  const {
    id,
    label,
    unit,
    value,
    onChange,
    min = 0,
    quick = [],
    hint,
    error,
    decimal = false,
  } = props
  const [typed, setTyped] = useState(() => write(value))
  useEffect(() => {
    if (!Object.is(read(typed), value)) setTyped(write(value))
  }, [value])
  const step = (by: number) => onChange(Math.max(min, (Number.isNaN(value) ? 0 : value) + by))
  return (
    <Field
      id={id}
      label={unit === undefined ? label : `${label}, ${unit}`}
      hint={hint}
      error={error}
    >
      <div class="stepper">
        <IconButton icon="minus" label={props.less} onPress={() => step(-1)} />
        <input
          id={id}
          class="input"
          inputMode={decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          maxLength={12}
          value={typed}
          aria-invalid={error !== undefined}
          {...describedBy(id, hint, error)}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            onChange(read(event.currentTarget.value))
          }}
        />
        <IconButton icon="plus" label={props.more} onPress={() => step(1)} />
      </div>
      {quick.length > 0 && (
        <ChipRow
          label={label}
          options={quick.map((amount) => ({ value: String(amount), label: String(amount) }))}
          value={String(value)}
          onChange={(amount) => onChange(Number(amount))}
        />
      )}
    </Field>
  )
}

function read(text: string): number {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}

function write(value: number): string {
  return Number.isNaN(value) ? '' : String(value).replace('.', ',')
}
