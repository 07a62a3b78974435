import './fault-note.css'
import { Button } from './button.tsx'

type Props = {
  readonly text: string
  readonly retryLabel: string
  /** Undefined where trying again changes nothing. */
  readonly onRetry: (() => void) | undefined
}

/** Why the server cannot be asked now. */
export function FaultNote({ text, retryLabel, onRetry }: Props) {
  return (
    <section class="fault-note">
      <p role="alert">{text}</p>
      {onRetry !== undefined && <Button onPress={onRetry}>{retryLabel}</Button>}
    </section>
  )
}
