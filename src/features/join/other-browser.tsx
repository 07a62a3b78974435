import { copyText } from '../../state/phone.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Steps } from '../../ui/steps.tsx'
import { spaceCode } from './invite-code.ts'

type InstallProps = { readonly code: string | undefined }

/** iPhone in a tab: first to the home screen, the invite stays whole and comes along as text. */
export function InstallFirst({ code }: InstallProps) {
  const { t } = useText()
  return (
    <>
      <h2>{t('join.ios.title')}</h2>
      <Steps
        steps={[
          { icon: 'share', text: t('inst.ios.1'), hint: t('inst.ios.1b') },
          { icon: 'plus', text: t('inst.ios.2') },
          { icon: 'check', text: t('inst.ios.3') },
          { icon: 'smartphone', text: t('join.ios.then') },
        ]}
      />
      <Card>
        <p>{t('inst.ios.warn')}</p>
      </Card>
      {code === undefined ? null : (
        <Card title={t('join.ios.code')}>
          <p class="join-code">{spaceCode(code)}</p>
          <Button icon="copy" onPress={() => void copy(code)}>
            {t('join.copy')}
          </Button>
          <p class="join-hint">{t('join.ios.unused')}</p>
        </Card>
      )}
    </>
  )

  async function copy(text: string): Promise<void> {
    showNotice({ text: t((await copyText(text)) ? 'join.copied' : 'join.copy.failed') })
  }
}

type ElsewhereProps = { readonly onStay: () => void }

/** A messenger's own browser may be emptied at any time. */
export function OpenElsewhere({ onStay }: ElsewhereProps) {
  const { t } = useText()
  const copy = async () => {
    const copied = await copyText(location.href)
    showNotice({ text: t(copied ? 'join.copied' : 'join.copy.failed') })
  }
  return (
    <>
      <h2>{t('join.inapp.title')}</h2>
      <p>{t('join.inapp.why')}</p>
      <p class="join-code">{location.href}</p>
      <Button kind="primary" icon="copy" onPress={() => void copy()}>
        {t('join.inapp.copy')}
      </Button>
      <Button kind="quiet" onPress={onStay}>
        {t('join.inapp.stay')}
      </Button>
    </>
  )
}
