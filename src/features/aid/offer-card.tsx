import type { Fields } from '../../domain/replica/merge.ts'
import { readPartnerOffer } from '../../domain/records/aid-offer.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { stepFields } from './aid-steps.ts'

type Props = {
  readonly record: StoredRecord
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** What a partner sent by its link, as long as nobody has answered. */
export function OfferCard({ record, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const offer = readPartnerOffer(record.fields)
  const answer = (step: 'agreed' | 'cancelled', done: string) =>
    void onWrite(stepFields(step, device.now(), record.fields), done)
  return (
    <Card title={t('aid.offer')}>
      <p>{t('aid.offer.b')}</p>
      <p>
        {t('aid.offer.contact')}: <strong>{offer?.contact}</strong>
      </p>
      <Button kind="primary" icon="check" onPress={() => answer('agreed', t('aid.offer.accepted'))}>
        {t('aid.offer.accept')}
      </Button>
      <Button onPress={() => answer('cancelled', t('aid.offer.declined'))}>
        {t('aid.offer.decline')}
      </Button>
    </Card>
  )
}
