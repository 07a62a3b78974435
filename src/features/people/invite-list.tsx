import type { OpenInvite } from '../../state/api.ts'
import { useNow } from '../../state/clock.ts'
import { showNotice } from '../../state/notice.ts'
import { usePlaces } from '../../state/places.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'

type Props = {
  readonly invites: readonly OpenInvite[]
  readonly onCancel: (id: string) => Promise<boolean>
}

/** Invitations that nobody has used yet. Their codes are not here: the server does not know them. */
export function InviteList({ invites, onCancel }: Props) {
  const { t, dayTime, say } = useCityHallText()
  const now = useNow(60_000)
  const places = usePlaces()
  const cancel = async (id: string) => {
    if (await onCancel(id)) showNotice({ text: say('people.invite.cancelled') })
  }
  return (
    <section class="stack-tight">
      <h2>{say('people.invites')}</h2>
      {invites.length === 0 ? <p class="muted">{say('people.invites.none')}</p> : null}
      {invites.map(({ id, name, role, areas, expiresAt }) => (
        <Card key={id}>
          <div class="people-phone">
            <h3>{name ?? t('people.invite.noname')}</h3>
            <p class="muted">
              {t(`role.${role}`)} ·{' '}
              {areas.length === 0
                ? t('join.areas.all')
                : areas.map((code) => places.name(code)).join(', ')}
            </p>
            <p class="muted">{say('people.invite.until', { time: dayTime(expiresAt, now) })}</p>
          </div>
          <Button
            label={`${say('people.invite.cancel')}: ${name ?? t('people.invite.noname')}`}
            onPress={() => void cancel(id)}
          >
            {say('people.invite.cancel')}
          </Button>
        </Card>
      ))}
    </section>
  )
}
