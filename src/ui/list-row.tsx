import type { ComponentChildren } from 'preact'

type Props = {
  readonly href?: string | undefined
  readonly onPress?: (() => void) | undefined
  /** A row that is chosen or not, by pressing it. */
  readonly checked?: boolean | undefined
  readonly title: ComponentChildren
  readonly lines?: readonly ComponentChildren[] | undefined
  readonly end?: ComponentChildren | undefined
}

/** A row that leads somewhere, or is only read. */
export function ListRow({ href, onPress, checked, title, lines = [], end }: Props) {
  const inside = (
    <>
      <span class="row-text">
        <span class="row-title">{title}</span>
        {lines.map((line, index) => (
          <span key={index} class="row-line">
            {line}
          </span>
        ))}
      </span>
      {end !== undefined && <span class="row-end">{end}</span>}
    </>
  )
  if (href !== undefined)
    return (
      <a class="row" href={href}>
        {inside}
      </a>
    )
  if (onPress !== undefined)
    return (
      <button
        class="row"
        type="button"
        role={checked === undefined ? undefined : 'checkbox'}
        aria-checked={checked}
        onClick={onPress}
      >
        {inside}
      </button>
    )
  return <div class="row">{inside}</div>
}
