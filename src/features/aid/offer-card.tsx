import { useState } from 'preact/hooks'
import type { Fields } from '../../domain/replica/merge.ts'
import { readPartnerOffer } from '../../domain/records/aid-offer.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RefusalForm } from '../../ui/refusal-form.tsx'
import { stepFields } from './aid-steps.ts'

type Props = {
  readonly record: StoredRecord
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** What a partner sent by its link, as long as nobody has answered. It reads why it was declined. */
export function OfferCard({ record, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [isDeclining, setDeclining] = useState(false)
  const offer = readPartnerOffer(record.fields)
  const accept = () =>
    void onWrite(stepFields('agreed', device.now(), record.fields), t('aid.offer.accepted'))
  const decline = (reason: string) => {
    const step = stepFields('cancelled', device.now(), record.fields)
    void onWrite({ ...step, 'decision/reason': reason.trim() }, t('aid.offer.declined'))
  }
  const words = {
    why: t('need.decline.why'),
    hint: t('aid.offer.decline.h'),
    missing: t('val.reason'),
    refuse: t('aid.offer.decline'),
    cancel: t('need.decline.cancel'),
  }
  return (
    <Card title={t('aid.offer')}>
      <p>{t('aid.offer.b')}</p>
      <p>
        {t('aid.offer.contact')}: <strong>{offer?.contact}</strong>
      </p>
      {isDeclining ? (
        <RefusalForm words={words} onRefuse={decline} onCancel={() => setDeclining(false)} />
      ) : (
        <>
          <Button kind="primary" icon="check" onPress={accept}>
            {t('aid.offer.accept')}
          </Button>
          <Button onPress={() => setDeclining(true)}>{t('aid.offer.decline')}</Button>
        </>
      )}
    </Card>
  )
}
