import type { TextKey } from '../../i18n/translate.ts'
import type { PeopleFault } from '../../state/api.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'

type Props = { readonly fault: PeopleFault; readonly onRetry: () => void }

const WORDS = {
  'no-network': 'people.offline',
  portal: 'people.portal',
  forbidden: 'people.forbidden',
  refused: 'people.failed',
} as const satisfies Record<PeopleFault, TextKey>

/** Why the server cannot be asked now. */
export function FaultNote({ fault, onRetry }: Props) {
  const { t } = useText()
  return (
    <section class="link-fault">
      <p role="alert">{t(WORDS[fault])}</p>
      {fault !== 'forbidden' && <Button onPress={onRetry}>{t('act.retry')}</Button>}
    </section>
  )
}
