import { useEffect } from 'preact/hooks'

type Action = { readonly label: string; readonly run: () => void }
type Props = {
  /** Names the region for a screen reader. */
  readonly label: string
  readonly text: string
  readonly detail: string | undefined
  readonly actions: readonly Action[]
}

/** What was just done, and a way back. Spoken by the app's live region, not by itself. */
export function Snackbar({ label, text, detail, actions }: Props) {
  // Whoever came here with the keyboard stands where it appears.
  useEffect(
    () => document.querySelector('main :focus-visible')?.scrollIntoView({ block: 'nearest' }),
    [],
  )
  return (
    <section class="snackbar" aria-label={label}>
      <p>{text}</p>
      {detail !== undefined && <p class="snackbar-detail">{detail}</p>}
      {actions.length > 0 && (
        <div class="snackbar-actions">
          {actions.map((action) => (
            <button key={action.label} type="button" onClick={action.run}>
              {action.label}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
