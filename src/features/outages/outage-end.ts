import type { RecordId } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Outage } from '../../domain/records/outage.ts'
import type { Logged } from './outage-list.ts'
import { spotName } from './outage-where.ts'

export type Rewrite = { readonly id: RecordId; readonly set: Fields }

/** Gives the changes of "it is back": every open record of the service and spot ends, because the lamp
 *  is one, and none of them before it began. The record in hand ends in any case. */
export function planEnd(record: Logged, open: readonly Logged[], now: Moment): readonly Rewrite[] {
  const others = open.filter(
    ({ id, outage }) => id !== record.id && isSameLamp(outage, record.outage),
  )
  return [record, ...others].map(({ id, outage }) => ({
    id,
    set: { endedAt: Math.max(now, outage.startedAt) },
  }))
}

function isSameLamp(a: Outage, b: Outage): boolean {
  return (
    a.service === b.service && spotName(a) === spotName(b) && a.endedAt === undefined && !a.removed
  )
}
