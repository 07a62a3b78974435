import type { PartnerLinkEntry } from '../../domain/replica/partner-wire.ts'
import { useNow } from '../../state/clock.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { stateOfLink } from './link-draft.ts'

type Props = {
  readonly link: PartnerLinkEntry
  readonly name: string
  readonly onRevoke: () => void
}

/** One link: for whom, until when, when it was last opened. */
export function LinkCard({ link, name, onRevoke }: Props) {
  const { say, date, dayTime } = useCityHallText()
  const now = useNow(60_000)
  const state = stateOfLink(link, now)
  const { language, expiresAt, revokedAt, openedAt } = link
  const standing =
    state === 'open'
      ? say('link.until', { time: date(expiresAt) })
      : say(`link.${state}`, { time: date(revokedAt ?? expiresAt) })
  return (
    <Card>
      <div class="link-card">
        <h3>{name}</h3>
        <p>{standing}</p>
        <p class="muted">
          {say(`as.lang.${language}`)} ·{' '}
          {openedAt === null
            ? say('link.unopened')
            : say('link.opened', { time: dayTime(openedAt, now) })}
        </p>
      </div>
      {state === 'open' && (
        <Button kind="danger" label={`${say('link.revoke')}: ${name}`} onPress={onRevoke}>
          {say('link.revoke')}
        </Button>
      )}
    </Card>
  )
}
