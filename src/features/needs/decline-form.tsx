import { useState } from 'preact/hooks'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'

type Props = {
  readonly onDecline: (reason: string) => unknown
  readonly onCancel: () => void
}

/** Asks why: those who wrote the need will read it. */
export function DeclineForm({ onDecline, onCancel }: Props) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const decline = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') document.getElementById('reason')?.focus()
    else onDecline(reason)
  }
  return (
    <>
      <TextArea
        id="reason"
        label={t('need.decline.why')}
        hint={t('need.decline.h')}
        value={reason}
        onChange={setReason}
        error={isMissing ? t('val.reason') : undefined}
      />
      <Button kind="danger" onPress={decline}>
        {t('need.decline')}
      </Button>
      <Button kind="quiet" onPress={onCancel}>
        {t('need.decline.cancel')}
      </Button>
    </>
  )
}
