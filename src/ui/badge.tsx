import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'

export type BadgeLook = 'plain' | 'tinted' | 'dashed' | 'solid'

type StateProps = { readonly look: BadgeLook; readonly icon?: IconName; readonly text: string }

/** A record's state: done is quiet, trouble is loud; told apart by treatment, not by hue. */
export function StateBadge({ look, icon, text }: StateProps) {
  return (
    <span class={`badge badge-${look}`}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{text}</span>
    </span>
  )
}

type UrgencyProps = {
  readonly level: 'critical' | 'urgent' | 'standard' | 'planned'
  readonly text: string
}

export function UrgencyBadge({ level, text }: UrgencyProps) {
  return <span class={`urgency urgency-${level}`}>{text}</span>
}
