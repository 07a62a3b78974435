import { usePhotoStatus } from '../../state/photo-status.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { sayBytes } from './answer-words.ts'

/** Below this it is not worth a button. */
const WORTH_BYTES = 1_000_000

/** Photos that are still to go, why they wait, and the room that sent ones take. */
export function PhotoLines() {
  const text = useText()
  const { t, plural } = text
  const status = usePhotoStatus()
  if (status === undefined) return null
  const { waiting, waitingBytes, refused, spareBytes, why, onlyWifi, setOnlyWifi, free } = status
  const hasAny = waiting + refused > 0 || spareBytes > 0
  return (
    <div class="stack-tight">
      {waiting > 0 && (
        <p class="sending-count">
          <Icon name="image" />
          {plural('sync.photos', waiting, { size: sayBytes(text, waitingBytes) })}
        </p>
      )}
      {waiting > 0 && why !== undefined && <p class="muted">{t(`sync.photos.why.${why}`)}</p>}
      {refused > 0 && <p>{plural('sync.photos.refused', refused)}</p>}
      {onlyWifi !== undefined && hasAny && (
        <Toggle label={t('sync.photos.wifi')} on={onlyWifi} onChange={setOnlyWifi} />
      )}
      {spareBytes >= WORTH_BYTES && (
        <>
          <Button onPress={free}>{t('stor.free')}</Button>
          <p class="muted">{t('stor.free.h', { mb: text.number(Math.round(spareBytes / 1e6)) })}</p>
        </>
      )}
    </div>
  )
}
