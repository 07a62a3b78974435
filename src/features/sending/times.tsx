import type { useQueueStatus } from '../../state/enrolment.ts'
import { useNow } from '../../state/clock.ts'
import { useText } from '../../state/text.tsx'

type Props = { readonly status: NonNullable<ReturnType<typeof useQueueStatus>> }

/** When the server last took something, and how old what it gave is. */
export function Times({ status: { lastSentAt, lastPulledAt } }: Props) {
  const { t, dayTime } = useText()
  const now = useNow(60_000)
  return (
    <div class="muted">
      <p>
        {lastSentAt === undefined
          ? t('sync.never')
          : t('sync.last', { time: dayTime(lastSentAt, now) })}
      </p>
      <p>
        {lastPulledAt === undefined
          ? t('sync.got.never')
          : t('sync.got', { time: dayTime(lastPulledAt, now) })}
      </p>
    </div>
  )
}
