import type { MadeInvite } from '../../state/api.ts'
import { useNow } from '../../state/clock.ts'
import { showNotice } from '../../state/notice.ts'
import { canShare, copyText, shareText } from '../../state/phone.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { QrImage } from '../../ui/qr-image.tsx'
import { Screen } from '../../ui/screen.tsx'

type Props = { readonly invite: MadeInvite; readonly name: string }

/** The invitation itself: shown once, because the server keeps no code that it could show again. */
export function InviteReady({ invite, name }: Props) {
  const { t, dayTime, say } = useCityHallText()
  const now = useNow(60_000)
  const copy = async () => {
    showNotice({ text: t((await copyText(invite.url)) ? 'join.copied' : 'join.copy.failed') })
  }
  return (
    <Screen
      title={say('people.invite.ready', { name })}
      close="#/menu/people"
      form
      action={
        <Button kind="primary" href="#/menu/people">
          {t('act.done')}
        </Button>
      }
    >
      <div class="stack">
        <p>{say('people.invite.once', { time: dayTime(invite.expiresAt, now) })}</p>
        <QrImage text={invite.url} label={say('people.invite.qr')} />
        <p class="people-link">{invite.url}</p>
        <Button icon="copy" onPress={() => void copy()}>
          {say('people.invite.copy')}
        </Button>
        {canShare() ? (
          <Button
            icon="share"
            onPress={() => void shareText(say('people.invite.message', { url: invite.url }))}
          >
            {say('people.invite.share')}
          </Button>
        ) : null}
        <p class="muted">{say('people.invite.lost')}</p>
      </div>
    </Screen>
  )
}
