import { makeRecordId, type RecordId } from '../domain/base/ids.ts'
import type { ClockReading } from '../domain/replica/stamp.ts'
import type { Random } from '../sync/ports.ts'

/** Gives a record id that sorts after the phone's earlier ones, even while its clock stands still: the
 *  counter takes the first twelve random bits, as RFC 9562 allows (6.2, method 1). */
export function mintRecordId({ ms, counter }: ClockReading, random: Random): RecordId {
  const bytes = random.bytes(10)
  bytes[0] = (counter >> 8) & 0x0f
  bytes[1] = counter & 0xff
  return makeRecordId(ms, bytes)
}
