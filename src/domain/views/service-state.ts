// What is known of one service at one spot right now. Everything that somebody said of it is a
// statement with a time; the latest one counts, whoever made it. So an outage that one of two people
// forgot to end does not hide that the other saw the service come back. [SS1-SS4]

import type { RecordId } from '../base/ids.ts'
import { DAY_MS, MINUTE_MS, type Moment } from '../base/moment.ts'
import type { RecordState } from '../replica/merge.ts'
import type { Stamp } from '../replica/stamp.ts'
import type { Service } from '../records/codes.ts'
import { readOutage, type Check, type Outage } from '../records/outage.ts'

/** A record of the spot, with what was said of it later. */
export type ToldOutage = {
  readonly id: RecordId
  readonly outage: Outage
  readonly checks: readonly Check[]
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
      /** The last word on it; after a day without another one it is not believed any more. */
      readonly toldAt: Moment
    }

type Spot = { readonly facility: string | undefined; readonly place: string | undefined }
type Recorded = RecordState & { readonly id: RecordId }
type Statement = {
  readonly at: Moment
  readonly says: 'off' | 'weak' | 'on'
  /** The true moment lies before `at`. */
  readonly isOlder: boolean
  /** A record's own start or end, not a later look at it. */
  readonly isStart: boolean
  readonly stamp: Stamp | undefined
}

const BELIEVED_MS = DAY_MS
/** A neighbour's clock may be a little ahead; what lies further ahead is a plan, not yet a fact. */
const AHEAD_MS = 5 * MINUTE_MS

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
    const { startedAt: startStamp, endedAt: endStamp } = stamps
    return [{ id, outage, checks: outage.checks, startStamp, endStamp }]
  })
}

/** Gives the state of a service from the outages of its spot. Several records of one outage read as
 *  one that began with the earliest; no power at all outweighs unstable power. [SS1-SS4] */
export function readServiceNow(told: readonly ToldOutage[], now: Moment): ServiceNow {
  const newest = told
    .flatMap(statementsOf)
    .filter(({ at }) => at <= now + AHEAD_MS)
    .sort((a, b) => b.at - a.at || Number(a.says === 'on') - Number(b.says === 'on'))
  const [last] = newest
  if (last === undefined) return { tag: 'unknown' }
  const looks = told.flatMap(({ checks, outage }) => [
    ...checks.map(({ at }) => at),
    // "It went off three days ago", written down now, is a word of now.
    ...(outage.endedAt === undefined ? [outage.recordedAt ?? 0] : []),
  ])
  const toldAt = Math.max(last.at, ...looks.filter((at) => at <= now + AHEAD_MS))
  if (!isBelieved(toldAt, now)) return { tag: 'stale', toldAt }
  const isOn = last.says === 'on'
  const turn = newest.findIndex(({ says }) => (says === 'on') !== isOn)
  const run = turn === -1 ? newest : newest.slice(0, turn)
  const begin = ({ at: since, isOlder, stamp }: Statement, tag: 'off' | 'weak' | 'on') => {
    return { tag, since, isOlder, stamp, toldAt }
  }
  if (isOn) return begin(run.find(({ isStart }) => isStart) ?? last, 'on')
  const says = last.isStart && run.some((one) => one.says === 'off') ? 'off' : last.says
  const oldest = run.filter((one) => one.says === says).sort((a, b) => a.at - b.at)
  return begin(oldest.find(({ isStart }) => isStart) ?? oldest[0] ?? last, says)
}

function statementsOf({ outage, checks, startStamp, endStamp }: ToldOutage): Statement[] {
  const { startedAt, startedPrecision, endedAt, extent } = outage
  const out = extent === 'full' ? 'off' : 'weak'
  const says = { 'still-off': out, 'partly-back': 'weak', back: 'on' } as const
  const later = checks.flatMap(({ at, state }): Statement[] => {
    const look = { at, isOlder: true, isStart: false, stamp: undefined }
    return state === undefined ? [] : [{ ...look, says: says[state] }]
  })
  // An outage of no length only says when somebody saw the service: it was there before. So does an
  // end before the start, from a phone with a wrong clock.
  if (endedAt !== undefined && endedAt <= startedAt)
    return [{ at: startedAt, says: 'on', isOlder: true, isStart: true, stamp: endStamp }, ...later]
  const isOlder = startedPrecision === 'before'
  const start: Statement = { at: startedAt, says: out, isOlder, isStart: true, stamp: startStamp }
  if (endedAt === undefined) return [start, ...later]
  const end: Statement = { at: endedAt, says: 'on', isOlder: false, isStart: true, stamp: endStamp }
  return [start, end, ...later]
}

/** True where a word of that moment still counts. */
export function isBelieved(toldAt: Moment, now: Moment): boolean {
  return now - toldAt <= BELIEVED_MS
}

function isAt(outage: Outage, spot: Spot): boolean {
  if (spot.facility !== undefined) return outage.facility === spot.facility
  return outage.facility === undefined && spot.place !== undefined && outage.place === spot.place
}
