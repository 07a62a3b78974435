import type { useQueueStatus } from '../../state/enrolment.ts'
import type { QueueFacts } from './sending-answer.ts'

type QueueStatus = NonNullable<ReturnType<typeof useQueueStatus>>

/** Gives the part of the queue's status that answers are made of. */
export function toFacts(status: QueueStatus): QueueFacts {
  return {
    queued: status.queued,
    rejected: status.rejected,
    enrolled: status.enrolment !== undefined,
    disconnection: status.disconnection,
    pace: status.pace,
  }
}
