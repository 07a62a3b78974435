// What is known of one service at one spot right now. An old record is not shown as a fact.

import type { RecordId } from '../../domain/base/ids.ts'
import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import { entryIds } from '../../domain/replica/path.ts'
import type { RecordState } from '../../domain/replica/merge.ts'
import type { Stamp } from '../../domain/replica/stamp.ts'
import { readOutage, type Outage } from '../../domain/records/outage.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import type { Service } from '../../domain/records/codes.ts'
import { isWeak, type Spot } from './service-answer.ts'

/** A record of the spot with the last moment at which somebody said something about it. */
export type ToldOutage = {
  readonly id: RecordId
  readonly outage: Outage
  readonly toldAt: Moment
  readonly startStamp: Stamp | undefined
  readonly endStamp: Stamp | undefined
}

export type ServiceNow =
  | { readonly tag: 'unknown' }
  /** Somebody said something, too long ago to believe it. */
  | { readonly tag: 'stale'; readonly toldAt: Moment }
  | {
      readonly tag: 'off' | 'weak' | 'on'
      readonly since: Moment
      /** The true moment lies before `since`. */
      readonly isOlder: boolean
      readonly stamp: Stamp | undefined
    }

const BELIEVED_MS = DAY_MS
type Recorded = RecordState & { readonly id: RecordId }

/** Gives the outages of a spot and service that are not removed. A record with a facility is of that
 *  facility alone; one without is of its place. */
export function outagesAt(
  records: readonly Recorded[],
  spot: Spot,
  service: Service,
): ToldOutage[] {
  return records.flatMap(({ id, fields, stamps }) => {
    const outage = readOutage(fields)
    if (outage.removed || outage.service !== service || !isAt(outage, spot)) return []
    const checks = entryIds(fields, 'checks').map((check) =>
      readNumber(fields[`checks/${check}/at`]),
    )
    const told = [outage.startedAt, outage.endedAt, ...checks]
    const toldAt = Math.max(...told.filter((at) => at !== undefined))
    const { startedAt: startStamp, endedAt: endStamp } = stamps
    return [{ id, outage, toldAt, startStamp, endStamp }]
  })
}

/** Gives the state of a service from the outages of its spot. The earliest open outage counts;
 *  with none open, the last end says since when it is there. */
export function readServiceNow(told: readonly ToldOutage[], now: Moment): ServiceNow {
  if (told.length === 0) return { tag: 'unknown' }
  const toldAt = Math.max(...told.map((item) => item.toldAt))
  if (now - toldAt > BELIEVED_MS) return { tag: 'stale', toldAt }
  const open = told.filter(({ outage }) => outage.endedAt === undefined)
  const off = earliest(open.filter(({ outage }) => !isWeak(outage.extent)))
  if (off !== undefined) return outSince('off', off)
  const weak = earliest(open)
  return weak === undefined ? onSince(told) : outSince('weak', weak)
}

function outSince(tag: 'off' | 'weak', { outage, startStamp }: ToldOutage): ServiceNow {
  const { startedAt, startedPrecision } = outage
  return { tag, since: startedAt, isOlder: startedPrecision === 'before', stamp: startStamp }
}

/** An outage of no length only says when somebody saw the service: it was there before. */
function onSince(told: readonly ToldOutage[]): ServiceNow {
  const last = told.reduce((a, b) => ((b.outage.endedAt ?? 0) > (a.outage.endedAt ?? 0) ? b : a))
  const { startedAt, endedAt = startedAt } = last.outage
  return { tag: 'on', since: endedAt, isOlder: startedAt === endedAt, stamp: last.endStamp }
}

function earliest(told: readonly ToldOutage[]): ToldOutage | undefined {
  return [...told].sort((a, b) => a.outage.startedAt - b.outage.startedAt)[0]
}

function isAt(outage: Outage, spot: Spot): boolean {
  if (spot.facility !== undefined) return outage.facility === spot.facility
  return outage.facility === undefined && spot.place !== undefined && outage.place === spot.place
}
