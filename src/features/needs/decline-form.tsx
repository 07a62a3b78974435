import { useText } from '../../state/text.tsx'
import { RefusalForm } from '../../ui/refusal-form.tsx'

type Props = {
  readonly onDecline: (reason: string) => unknown
  readonly onCancel: () => void
}

/** Asks why: those who wrote the need will read it. */
export function DeclineForm({ onDecline, onCancel }: Props) {
  const { t } = useText()
  const words = {
    why: t('need.decline.why'),
    hint: t('need.decline.h'),
    missing: t('val.reason'),
    refuse: t('need.decline'),
    cancel: t('need.decline.cancel'),
  }
  return <RefusalForm words={words} onRefuse={onDecline} onCancel={onCancel} />
}
