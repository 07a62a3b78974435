import type { ComponentChildren } from 'preact'

export type BarPart = { readonly kind: string; readonly share: number }
type Props = {
  readonly href?: string | undefined
  readonly title: ComponentChildren
  readonly value: string
  /** Widest first: each lies over the one before. Shares are 0 to 1. */
  readonly parts: readonly BarPart[]
  /** What the drawing says, for who does not see it. */
  readonly label: string
}

/** A name, a bar and its number; it leads to the list behind. */
export function BarRow({ href, title, value, parts, label }: Props) {
  const inside = (
    <>
      <span class="ov-bar-title">{title}</span>
      <span class="ov-bar-value numbers">{value}</span>
      <svg class="ov-bar" role="img" aria-label={label} preserveAspectRatio="none">
        <rect class="bar-track" width="100%" height="100%" />
        {parts.map(({ kind, share }) => (
          <rect key={kind} class={`bar-${kind}`} width={`${percent(share)}%`} height="100%" />
        ))}
      </svg>
    </>
  )
  return href === undefined ? (
    <div class="ov-bar-row">{inside}</div>
  ) : (
    <a class="ov-bar-row" href={href}>
      {inside}
    </a>
  )
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
}
