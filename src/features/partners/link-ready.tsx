import type { PartnerLinkResponse } from '../../domain/replica/partner-wire.ts'
import { useAssessments } from '../../state/assessments.ts'
import type { KnownDonor } from '../../state/facilities.ts'
import { showNotice } from '../../state/notice.ts'
import { canShare, copyText, shareText } from '../../state/phone.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { QrImage } from '../../ui/qr-image.tsx'
import { Screen } from '../../ui/screen.tsx'

type Props = { readonly link: PartnerLinkResponse; readonly donor: KnownDonor }

/** The link itself: shown once, because the server keeps nothing that it could show again. */
export function LinkReady({ link, donor }: Props) {
  const { t, say, date, language } = useCityHallText()
  const isEmpty = useAssessments()?.every(
    (one) => one.status !== 'approved' || (one.donor ?? donor.id) !== donor.id,
  )
  const copy = async () => {
    showNotice({ text: t((await copyText(link.url)) ? 'join.copied' : 'join.copy.failed') })
  }
  return (
    <Screen
      title={say('link.ready', { name: donor.name[language] })}
      close="#/partners"
      form
      action={
        <Button kind="primary" href="#/partners">
          {t('act.done')}
        </Button>
      }
    >
      <div class="stack">
        <p>{say('link.once', { time: date(link.expiresAt) })}</p>
        {isEmpty === true && <p class="muted">{say('link.noassessment')}</p>}
        <p class="link-address">{link.url}</p>
        <Button icon="copy" onPress={() => void copy()}>
          {say('link.copy')}
        </Button>
        {canShare() && (
          <Button
            icon="share"
            onPress={() => void shareText(say('link.message', { url: link.url }))}
          >
            {say('link.share')}
          </Button>
        )}
        <Button kind="quiet" href={link.url}>
          {say('link.open')}
        </Button>
        <QrImage text={link.url} label={say('link.qr')} />
      </div>
    </Screen>
  )
}
