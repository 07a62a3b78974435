// A phone whose clock runs ahead would win every field for as long as it does. A stamp more than two
// minutes ahead takes effect at now plus two minutes instead; nothing is refused, and the changes of
// one replica keep their order: each gets a stamp above the last one that was given to it. So does an
// edit of a value that was seen, even where the server's own clock was set back since: its stamp stays
// above the one that it was made over. [RP2]

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
import type { Change } from '../../src/domain/replica/change.ts'
import type { RecordState } from '../../src/domain/replica/merge.ts'
import { MAX_AHEAD_MS } from '../../src/domain/replica/wire.ts'

/** Gives the stamp that a change takes effect with. `above` are those that stay below it: the last one
 *  given to its replica, and those of the values that it was made over. */
export function clampStamp(id: Stamp, above: readonly Stamp[], now: Moment): Stamp {
  const limit = now + MAX_AHEAD_MS
  if (stampMs(id) <= limit) return id
  const replica: ReplicaId = stampReplica(id)
  return writeStamp(tick(above.reduce(observe, CLOCK_START), limit), replica)
}

/** Gives the stamps of the values that a change was made over: those that it beats. */
export function madeOver({ id, set }: Change, stamps: RecordState['stamps']): readonly Stamp[] {
  return Object.keys(set).flatMap((path) => {
    const stamp = stamps[path]
    return stamp !== undefined && stamp < id ? [stamp] : []
  })
}
