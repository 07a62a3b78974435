// What to ask a person who opens the app: is it still off? An outage that nobody ended stays open for
// ever otherwise, and after a day nothing is known of it. [OH4]

import type { RecordId } from '../base/ids.ts'
import { HOUR_MS, type Moment } from '../base/moment.ts'
import type { Service } from '../records/codes.ts'
import type { Outage } from '../records/outage.ts'
import { lastTold } from './outage-words.ts'

export type AskedOutage = {
  readonly id: RecordId
  readonly outage: Outage
  /** Recorded by this phone, or of a place where it works. */
  readonly isMine: boolean
}

export type Question = {
  readonly service: Service
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly since: Moment
  /** When somebody last knew that it was off. */
  readonly toldAt: Moment
  /** The open records of that service and spot, the earliest first. */
  readonly open: readonly { readonly id: RecordId; readonly startedAt: Moment }[]
}

/** Nobody is asked again of what was told less than this ago. */
const ASK_AFTER_MS = HOUR_MS

/** Gives the outages of one's own that were told to be off and not looked at for an hour, the longest
 *  silence first. One question for a service and spot, however many recorded it. */
export function findQuestions(known: readonly AskedOutage[], now: Moment): readonly Question[] {
  const lamps = new Map<string, AskedOutage[]>()
  for (const one of known) {
    if (one.outage.removed) continue
    const { service, facility, place } = one.outage
    const key = `${service} ${facility ?? place ?? ''}`
    lamps.set(key, [...(lamps.get(key) ?? []), one])
  }
  return [...lamps.values()].flatMap((lamp) => askOf(lamp, now)).sort((a, b) => a.toldAt - b.toldAt)
}

function askOf(lamp: readonly AskedOutage[], now: Moment): Question[] {
  const open = lamp
    .filter(({ outage }) => outage.endedAt === undefined && outage.startedAt <= now)
    .sort((a, b) => a.outage.startedAt - b.outage.startedAt)
  const [first] = open
  if (first === undefined || !lamp.some(({ isMine }) => isMine)) return []
  const told = lastTold(
    lamp.map(({ outage }) => outage),
    now,
  )
  if (told?.isOff !== true || now - told.toldAt < ASK_AFTER_MS) return []
  const { service, facility, place, startedAt } = first.outage
  return [
    {
      service,
      facility,
      place,
      since: startedAt,
      toldAt: told.toldAt,
      open: open.map(({ id, outage }) => ({ id, startedAt: outage.startedAt })),
    },
  ]
}
