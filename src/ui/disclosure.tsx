import './disclosure.css'
import type { ComponentChildren } from 'preact'

type Props = {
  readonly title: string
  readonly open?: boolean | undefined
  readonly children: ComponentChildren
}

/** Something more, on demand. */
export function Disclosure({ title, open, children }: Props) {
  return (
    <details class="disclosure" open={open}>
      <summary>{title}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
