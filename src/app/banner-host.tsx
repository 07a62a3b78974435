import { useState } from 'preact/hooks'
import { batterySaver } from '../state/battery.ts'
import { useNow } from '../state/clock.ts'
import { useDevice } from '../state/device.tsx'
import { unsavedForms } from '../state/draft.ts'
import { useQueueStatus } from '../state/enrolment.ts'
import { acceptInstall, installOffer } from '../state/install.ts'
import { useLive } from '../state/live.ts'
import { isApple, readSurroundings, useStorageRoom, type StorageRoom } from '../state/phone.ts'
import { preferences } from '../state/preferences.ts'
import { useStore } from '../state/store.ts'
import { useText } from '../state/text.tsx'
import { applyUpdate, updates } from '../state/update.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { chooseBanner, type BannerTag } from './banner-choice.ts'

const QUARTER_MS = 15 * 60_000
/** A dozen photos and the queue of a month. */
const LOW_MB = 20
const openedAt = performance.now()

type Props = { readonly isFirstScreen: boolean }

/** The one banner, above what a screen shows. Screen leaves it out of forms. */
export function BannerHost({ isFirstScreen }: Props) {
  const tag = useBannerTag(isFirstScreen)
  switch (tag) {
    case undefined:
      return null
    case 'lost':
      return <LostBanner />
    case 'full':
      return <FullBanner />
    case 'low':
      return <LowBanner />
    case 'saver':
      return <SaverBanner />
    case 'update':
      return <UpdateBanner />
    case 'join':
      return <JoinBanner />
    case 'install':
      return <InstallBanner />
  }
}

let hadRecords: boolean | undefined
const laidAside = { saver: false, update: false }

function useBannerTag(isFirstScreen: boolean): BannerTag | undefined {
  const device = useDevice()
  const status = useQueueStatus()
  const saver = useStore(batterySaver, (state) => state.on)
  const waiting = useStore(updates, (state) => state.waiting)
  const offer = useStore(installOffer, (state) => state.offer)
  const isInstallAsked = useStore(preferences, (state) => state.installHintSeen)
  const room = useStorageRoom()
  const own = useLive(() => device.queries.ownRecords(1), [device])
  // The first record's own moment belongs to its snackbar: a banner would push the buttons away from
  // under the thumb. It is asked at the next start.
  if (own !== undefined) hadRecords ??= own.length > 0
  useNow(QUARTER_MS)
  if (status === undefined) return undefined
  const surroundings = readSurroundings()
  return chooseBanner({
    isFirstScreen,
    isLost: status.lostData !== undefined,
    isFull: status.full,
    isNearlyFull: room !== undefined && leftMb(room) < LOW_MB,
    isSaving: saver && !laidAside.saver,
    isUpdateWaiting: waiting && !laidAside.update,
    isTooOld: status.disconnection === 'protocol_too_old',
    openForMs: performance.now() - openedAt,
    isEnrolled: status.enrolment !== undefined,
    hasRecords: hadRecords === true,
    isInstallable: offer === 'ready' || (isApple(surroundings) && !surroundings.standalone),
    isInstallAsked,
  })
}

/** The screen that it leads to says it at length, and asks whether it was read. */
function LostBanner() {
  const { t } = useText()
  return (
    <Banner text={t('stor.lost')}>
      <Button href="#/sending">{t('stor.lost.more')}</Button>
    </Banner>
  )
}

function LowBanner() {
  const { t, number } = useText()
  const room = useStorageRoom()
  if (room === undefined) return null
  return (
    <Banner text={t('stor.low', { mb: number(leftMb(room)) })}>
      <Button href="#/sending">{t('stor.full.free')}</Button>
    </Banner>
  )
}

function leftMb({ allBytes, usedBytes }: StorageRoom): number {
  return Math.max(0, Math.floor((allBytes - usedBytes) / 1e6))
}

function FullBanner() {
  const { t } = useText()
  return (
    <Banner text={t('stor.full')}>
      <Button href="#/sending">{t('stor.full.free')}</Button>
    </Banner>
  )
}

function SaverBanner() {
  const { t, number } = useText()
  const percent = useStore(batterySaver, (state) => state.percent)
  const [seen, setSeen] = useState(false)
  if (seen) return null
  const lay = () => {
    laidAside.saver = true
    setSeen(true)
  }
  return (
    <Banner text={t('save.low', { n: number(percent ?? 0) })}>
      <Button onPress={lay}>{t('act.ok')}</Button>
    </Banner>
  )
}

function UpdateBanner() {
  const { t } = useText()
  const isTyping = useStore(unsavedForms, (state) => state.keys.length > 0)
  const [later, setLater] = useState(false)
  if (later) return null
  const lay = () => {
    laidAside.update = true
    setLater(true)
  }
  return (
    <Banner text={t('upd.title')}>
      <Button disabled={isTyping} onPress={applyUpdate}>
        {t('upd.now')}
      </Button>
      <Button kind="quiet" onPress={lay}>
        {t('act.later')}
      </Button>
    </Banner>
  )
}

function JoinBanner() {
  const { t } = useText()
  return (
    <Banner text={t('join.banner')}>
      <Button href="#/join">{t('join.go')}</Button>
    </Banner>
  )
}

function InstallBanner() {
  const { t } = useText()
  const offer = useStore(installOffer, (state) => state.offer)
  const lay = () => preferences.setState({ installHintSeen: true })
  const add = () => {
    lay()
    void acceptInstall() // never throws: a refusal is a state of the offer
  }
  return (
    <Banner text={t('inst.title')}>
      {offer === 'ready' ? (
        <Button onPress={add}>{t('inst.do')}</Button>
      ) : (
        <Button href="#/menu/install" onPress={lay}>
          {t('inst.do')}
        </Button>
      )}
      <Button kind="quiet" onPress={lay}>
        {t('act.notnow')}
      </Button>
    </Banner>
  )
}
