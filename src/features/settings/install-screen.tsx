import './settings.css'
import { acceptInstall, installOffer } from '../../state/install.ts'
import { isApple, readSurroundings } from '../../state/phone.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Steps } from '../../ui/steps.tsx'

/** #/menu/install: the browser's own offer where it makes one, else the steps for this phone. */
export function InstallScreen() {
  const { t } = useText()
  const offer = useStore(installOffer, (state) => state.offer)
  const surroundings = readSurroundings()
  const done = surroundings.standalone || offer === 'accepted'
  return (
    <Screen title={t('inst.title.short')} back="#/menu">
      <div class="stack">
        <p>{t(done ? 'inst.done' : 'inst.lead')}</p>
        {done ? null : <HowTo apple={isApple(surroundings)} offer={offer} />}
      </div>
    </Screen>
  )
}

type Props = {
  readonly apple: boolean
  readonly offer: 'none' | 'ready' | 'dismissed' | 'accepted'
}

function HowTo({ apple, offer }: Props) {
  const { t } = useText()
  if (offer === 'ready')
    return (
      <Button kind="primary" icon="download" onPress={() => void acceptInstall()}>
        {t('inst.do')}
      </Button>
    )
  return (
    <>
      {offer === 'dismissed' ? <p role="status">{t('inst.declined')}</p> : null}
      {apple ? (
        <Steps
          steps={[
            { icon: 'share', text: t('inst.ios.1'), hint: t('inst.ios.1b') },
            { icon: 'plus', text: t('inst.ios.2') },
            { icon: 'check', text: t('inst.ios.3') },
          ]}
        />
      ) : (
        <Steps
          steps={[
            { icon: 'ellipsis-vertical', text: t('inst.android.1') },
            { icon: 'plus', text: t('inst.android.2') },
            { icon: 'check', text: t('inst.android.3') },
          ]}
        />
      )}
      <Card>
        <p>{t(apple ? 'inst.ios.warn' : 'inst.inapp')}</p>
      </Card>
    </>
  )
}
