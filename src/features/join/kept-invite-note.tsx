import type { TextKey } from '../../i18n/translate.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'

type Fault = 'unreachable' | 'not_our_server' | 'busy_server'

type Props = {
  readonly fault: Fault | undefined
  readonly busy: boolean
  readonly onRetry: () => void
  readonly onOther: () => void
}

const WORDS = {
  unreachable: 'join.offline',
  not_our_server: 'join.kept.portal',
  busy_server: 'join.kept.busy',
} as const satisfies Record<Fault, TextKey>

/** No way to the server: the invite is kept, and the work need not wait for it. */
export function KeptInviteNote({ fault, busy, onRetry, onOther }: Props) {
  const { t } = useText()
  return (
    <>
      <Card>
        <p role="status">{t(fault === undefined ? 'join.kept' : WORDS[fault])}</p>
        <p>{t('join.kept.record')}</p>
      </Card>
      <Button kind="primary" href="#/today">
        {t('join.record')}
      </Button>
      <Button disabled={busy} onPress={onRetry}>
        {t(busy ? 'join.going' : 'act.retry')}
      </Button>
      <Button kind="quiet" onPress={onOther}>
        {t('join.other')}
      </Button>
    </>
  )
}
