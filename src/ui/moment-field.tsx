import { TextField } from './text-field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  /** Milliseconds since 1970; undefined while empty. */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A day and a time in the phone's zone. */
export function MomentField({ id, label, value, onChange, hint, error }: Props) {
  return (
    <TextField
      id={id}
      label={label}
      type="datetime-local"
      value={value === undefined ? '' : writeLocal(value)}
      onChange={(text) => onChange(readLocal(text))}
      hint={hint}
      error={error}
    />
  )
}

function writeLocal(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function readLocal(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}
