import { isShortId, type ReplicaId } from '../../src/domain/base/ids.ts'
import { writeStamp, type Stamp } from '../../src/domain/replica/stamp.ts'

export function replicaOf(text: string): ReplicaId {
  if (!isShortId(text)) throw new Error(`not a replica: ${text}`)
  return text
}

export function stampOf(parts: { ms: number; counter: number; replica: string }): Stamp {
  return writeStamp({ ms: parts.ms, counter: parts.counter }, replicaOf(parts.replica))
}
