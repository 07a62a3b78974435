// A phone whose clock runs ahead would win every field for as long as it does. A stamp more than two
// minutes ahead takes effect at now plus two minutes instead; nothing is refused, and the changes of
// one replica keep their order: each gets a stamp above the last one that was given to it.

import type { Moment } from '../../src/domain/base/moment.ts'
import type { ReplicaId } from '../../src/domain/base/ids.ts'
import {
  CLOCK_START,
  observe,
  stampMs,
  stampReplica,
  tick,
  writeStamp,
  type Stamp,
} from '../../src/domain/replica/stamp.ts'
import { MAX_AHEAD_MS } from '../../src/domain/replica/wire.ts'

/** Gives the stamp that a change takes effect with. `ahead` is the last one given to its replica. */
export function clampStamp(id: Stamp, ahead: Stamp | null, now: Moment): Stamp {
  const limit = now + MAX_AHEAD_MS
  if (stampMs(id) <= limit) return id
  const replica: ReplicaId = stampReplica(id)
  const last = ahead === null ? CLOCK_START : observe(CLOCK_START, ahead)
  return writeStamp(tick(last, limit), replica)
}
