import type { ComponentChildren } from 'preact'

type Props = {
  readonly text: string
  readonly detail?: string | undefined
  readonly children?: ComponentChildren | undefined
}

/** Nothing yet, and what could be done first. */
export function EmptyState({ text, detail, children }: Props) {
  return (
    <div class="empty">
      <p>{text}</p>
      {detail !== undefined && <p class="empty-detail">{detail}</p>}
      {children}
    </div>
  )
}
