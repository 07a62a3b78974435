import type { QueueStatus } from '../storage/types.ts'
import type { Enrolment } from '../sync/ports.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'

/** What the phone holds of the queue, counted from the outbox at this moment. */
export function useQueueStatus(): QueueStatus | undefined {
  const device = useDevice()
  return useLive(() => device.queries.queueStatus(), [device])
}

/** What this phone was given when it joined; undefined before that. */
export function useEnrolment(): Enrolment | undefined {
  return useQueueStatus()?.enrolment
}
