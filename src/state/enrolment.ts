import type { Device } from '../device.ts'
import type { QueueStatus } from '../storage/types.ts'
import type { Enrolment } from '../sync/ports.ts'
import { useDevice } from './device.tsx'
import { shareQuery } from './live.ts'

const useStatusOf = shareQuery((device: Device) => device.queries.queueStatus())

/** What the phone holds of the queue, counted from the outbox at this moment. */
export function useQueueStatus(): QueueStatus | undefined {
  return useStatusOf(useDevice())
}

/** True while something waits to be sent, and until that is known. */
export function useWaits(): boolean {
  return (useQueueStatus()?.queued ?? 1) > 0
}

/** What this phone was given when it joined; undefined before that. */
export function useEnrolment(): Enrolment | undefined {
  return useQueueStatus()?.enrolment
}
