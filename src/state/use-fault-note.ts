import type { TextKey } from '../i18n/translate.ts'
import type { PeopleFault } from './api.ts'
import { useText } from './text.tsx'

const WORDS = {
  'no-network': 'people.offline',
  portal: 'people.portal',
  forbidden: 'people.forbidden',
  refused: 'people.failed',
} as const satisfies Record<PeopleFault, TextKey>

type FaultNote = {
  readonly text: string
  readonly retryLabel: string
  readonly onRetry: (() => void) | undefined
}

/** Says why the server could not be asked, and whether to ask it again. */
export function useFaultNote(): (fault: PeopleFault, retry: () => unknown) => FaultNote {
  const { t } = useText()
  return (fault, retry) => ({
    text: t(WORDS[fault]),
    retryLabel: t('act.retry'),
    onRetry: fault === 'forbidden' ? undefined : () => void retry(),
  })
}
