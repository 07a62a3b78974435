// An outage in words: its times and its length, for the log and for the card.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import type { Outage } from '../../domain/records/outage.ts'
import { outageDuration } from '../../domain/views/outage-hours.ts'
import type { Text } from '../../i18n/translate.ts'
import { isObservation } from './outage-list.ts'

/** «10:45 → зараз», and the day of the end where it is another one. */
export function sayRange(text: Text, outage: Outage, now: Moment): string {
  const { startedAt, startedPrecision } = outage
  if (isObservation(outage)) return text.t('outage.seen', { time: text.time(startedAt) })
  const time = text.time(startedAt)
  const from = startedPrecision === 'exact' ? time : text.t(`outage.${startedPrecision}`, { time })
  return text.t('outage.range', { from, to: sayEnd(text, outage, now) })
}

/** «3 год 20 хв», or «щонайменше …» where it began before somebody looked. */
export function sayLength(text: Text, outage: Outage, now: Moment): string {
  const dur = text.duration(outageDuration(outage, now))
  return outage.startedPrecision === 'before' ? text.t('outage.atleast', { dur }) : dur
}

/** The first line of a day of the log. */
export function sayDay(text: Text, day: Moment, today: Moment): string {
  if (day === today) return text.t('outage.today')
  const isYesterday = day < today && today - day <= DAY_MS + DAY_MS / 12
  return isYesterday ? text.t('outage.yesterday') : text.date(day)
}

/** Midnight of a day in the phone's zone. */
export function startOfDay(at: Moment): Moment {
  return new Date(at).setHours(0, 0, 0, 0)
}

function sayEnd(text: Text, { startedAt, endedAt }: Outage, now: Moment): string {
  if (endedAt === undefined) return text.t('outage.now')
  const isSameDay = startOfDay(startedAt) === startOfDay(endedAt)
  return isSameDay ? text.time(endedAt) : text.dayTime(endedAt, now)
}
