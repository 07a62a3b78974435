import './error-summary.css'
import { useEffect, useRef } from 'preact/hooks'

type Fault = { readonly field: string; readonly text: string }
type Props = { readonly title: string; readonly errors: readonly Fault[] }

/** What must be mended, on top of a form; takes the focus and leads to each field. */
export function ErrorSummary({ title, errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.field).join()
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [key])
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <button type="button" onClick={() => focusField(error.field)}>
              {error.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

// A link would change the hash, which is the route.
function focusField(id: string): void {
  document.getElementById(id)?.focus()
}
