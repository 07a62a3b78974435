import type { ComponentChildren } from 'preact'
import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  readonly icon?: IconName | undefined
  readonly href?: string | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly disabled?: boolean | undefined
  readonly label?: string | undefined
  readonly onPress?: (() => void) | undefined
  readonly children: ComponentChildren
}

/** A button, or a link that looks like one when it has an address. `label` is spoken instead of the text. */
export function Button(props: Props) {
  const {
    kind = 'secondary',
    icon,
    href,
    type = 'button',
    disabled,
    label,
    onPress,
    children,
  } = props
  const inside = (
    <>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </>
  )
  if (href !== undefined) {
    return (
      <a class={`button button-${kind}`} href={href} aria-label={label} onClick={onPress}>
        {inside}
      </a>
    )
  }
  return (
    <button
      class={`button button-${kind}`}
      type={type}
      disabled={disabled}
      aria-label={label}
      onClick={onPress}
    >
      {inside}
    </button>
  )
}
