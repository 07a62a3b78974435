import { useEffect, useState } from 'preact/hooks'
import { keepEnrolling } from '../features/join/keep-enrolling.ts'
import { useDevice } from '../state/device.tsx'
import { useWaits } from '../state/enrolment.ts'
import { navigate } from '../state/location.ts'
import { hideNotice, notices, showNotice } from '../state/notice.ts'
import { useStore } from '../state/store.ts'
import { useText } from '../state/text.tsx'
import { Snackbar } from '../ui/snackbar.tsx'
import { useQueueSpeech } from './queue-speech.ts'

/** Shows the one snackbar. */
export function SnackbarHost() {
  const { t } = useText()
  const shown = useStore(notices, (state) => state.shown)
  const waits = useWaits()
  if (shown === undefined) return null
  return (
    <Snackbar
      key={shown.id}
      label={t('nav.notice')}
      text={shown.text}
      detail={shown.detail ?? (waits ? shown.promise : undefined)}
      actions={shown.actions.map(({ label, run }) => ({
        label,
        run: () => {
          hideNotice()
          run()
        },
      }))}
    />
  )
}

/** Speaks what is said in passing. It stays in the page, because a region that comes with its text
 *  is not read by all screen readers. */
export function LiveRegion() {
  const spoken = useStore(notices, (state) => state.spoken)
  useQueueSpeech()
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {spoken}
    </p>
  )
}

/** Tells of a fault that no screen caught: a promise that nobody awaited. */
export function FaultHost() {
  const { t } = useText()
  const [told, setTold] = useState(false)
  useEffect(() => {
    const tell = () => {
      if (told) return
      setTold(true)
      showNotice({
        text: t('fail.passing'),
        actions: [{ label: t('fail.reload'), run: () => location.reload() }],
      })
    }
    addEventListener('unhandledrejection', tell)
    return () => removeEventListener('unhandledrejection', tell)
  }, [t, told])
  return null
}

/** Spends an invite that was kept for want of a connection, as soon as there is one. */
export function EnrolHost() {
  const device = useDevice()
  const { t } = useText()
  useEffect(() => {
    const pickPlace = { label: t('join.to.place'), run: () => navigate('#/menu/places') }
    const onConnected = () => showNotice({ text: t('join.ok'), actions: [pickPlace] })
    return keepEnrolling(device, { onConnected })
  }, [device, t])
  return null
}
