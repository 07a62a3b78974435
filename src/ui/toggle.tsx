import './toggle.css'
type Props = {
  readonly label: string
  readonly hint?: string | undefined
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** On or off, at once. */
export function Toggle({ label, hint, on, onChange }: Props) {
  return (
    <label class="toggle">
      <span class="radio-text">
        <span>{label}</span>
        {hint !== undefined && <small>{hint}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
