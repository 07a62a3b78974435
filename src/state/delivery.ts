import type { StoredRecord } from '../storage/types.ts'
import { deliveryWords, type DeliveryWords } from '../i18n/delivery-words.ts'
import { useDevice } from './device.tsx'
import { useProgress } from './progress.ts'
import { useText } from './text.tsx'

export type DeliveryBadge = Omit<DeliveryWords, 'icon'> & {
  readonly icon: DeliveryWords['icon'] | 'cloud-upload'
}

/** Gives the badge of a record, undefined where nothing of it was made here. A change that is in the
 *  running request is "being sent"; only an answer of the server makes it "sent". */
export function useDelivery(): (
  record: Pick<StoredRecord, 'delivery' | 'stamps'>,
) => DeliveryBadge | undefined {
  const device = useDevice()
  const text = useText()
  const progress = useProgress()
  const running = new Set<string>(progress.tag === 'running' ? progress.changes : [])
  return ({ delivery, stamps }) => {
    const waits = delivery.state === 'saved' || delivery.state === 'waiting'
    if (waits && Object.values(stamps).some((stamp) => running.has(stamp)))
      return { look: 'tinted', icon: 'cloud-upload', text: text.t('rec.sending') }
    return deliveryWords(text, delivery, device.now())
  }
}
