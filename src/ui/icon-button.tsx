import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly icon: IconName
  readonly label: string
  readonly href?: string | undefined
  readonly onPress?: (() => void) | undefined
}

/** A square button with a drawing and a spoken label: back, close, less, more. */
export function IconButton({ icon, label, href, onPress }: Props) {
  if (href !== undefined) {
    return (
      <a class="icon-button" href={href} aria-label={label}>
        <Icon name={icon} />
      </a>
    )
  }
  return (
    <button class="icon-button" type="button" aria-label={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}
