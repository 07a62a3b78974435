import { useEffect, useRef, useState } from 'preact/hooks'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { scanCamera, type CameraFault } from './scan-camera.ts'

type Props = {
  readonly onText: (text: string) => void
  readonly onCancel: () => void
}

/** The camera's picture. The one effect of this feature: a camera has to be let go with its element. */
export function Scanner({ onText, onCancel }: Props) {
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [fault, setFault] = useState<CameraFault>()
  const found = useRef(onText)
  found.current = onText
  useEffect(() => {
    if (video.current === null) return undefined
    return scanCamera({
      video: video.current,
      onText: (text) => found.current(text),
      onFault: setFault,
    })
  }, [])
  return (
    <div class="join-scanner">
      {fault === undefined ? (
        <video ref={video} class="join-video" muted playsInline aria-label={t('join.scanning')} />
      ) : (
        <p role="alert">{t(fault === 'denied' ? 'join.camera.denied' : 'join.camera.none')}</p>
      )}
      {fault === undefined ? <p class="join-hint">{t('join.scan.hint')}</p> : null}
      <Button onPress={onCancel}>{t('act.cancel')}</Button>
    </div>
  )
}
