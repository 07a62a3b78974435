import type { OpenInvite } from '../../state/api.ts'
import { useNow } from '../../state/clock.ts'
import { showNotice } from '../../state/notice.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'

type Props = {
  readonly invites: readonly OpenInvite[]
  readonly onCancel: (id: string) => Promise<boolean>
}

/** Invitations that nobody has used yet. Their codes are not here: the server does not know them. */
export function InviteList({ invites, onCancel }: Props) {
  const { t, dayTime } = useText()
  const now = useNow(60_000)
  const places = usePlaces()
  const cancel = async (id: string) => {
    if (await onCancel(id)) showNotice({ text: t('people.invite.cancelled') })
  }
  return (
    <section class="stack-tight">
      <h2>{t('people.invites')}</h2>
      {invites.length === 0 ? <p class="muted">{t('people.invites.none')}</p> : null}
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
            <p class="muted">{t('people.invite.until', { time: dayTime(expiresAt, now) })}</p>
          </div>
          <Button
            label={`${t('people.invite.cancel')}: ${name ?? t('people.invite.noname')}`}
            onPress={() => void cancel(id)}
          >
            {t('people.invite.cancel')}
          </Button>
        </Card>
      ))}
    </section>
  )
}
