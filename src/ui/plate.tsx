import { Icon } from './icon.tsx'

type Props = {
  readonly title: string
  readonly address?: string | undefined
  /** Spoken; begins with the visible title. */
  readonly label: string
  readonly onPress: () => void
}

/** A place as an enamel house-number plate; a press changes the place. */
export function Plate({ title, address, label, onPress }: Props) {
  return (
    <button class="plate" type="button" aria-label={label} onClick={onPress}>
      <span class="plate-text">
        <strong>{title}</strong> {address !== undefined && <span>{address}</span>}
      </span>
      <Icon name="chevron-down" />
    </button>
  )
}
