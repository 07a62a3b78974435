// Times as people say them: 24-hour clock, «3 год 20 хв», «1 день 4 год».

import { DAY_MS, HOUR_MS, MINUTE_MS, type Moment } from '../domain/base/moment.ts'
import { oncePerLocale } from './once-per-locale.ts'
import type { Params, PluralStem, TextKey } from './translate.ts'

export type TimeWords = {
  /** 14:05, in the phone's zone. */
  readonly time: (at: Moment) => string
  /** «24 лист.» */
  readonly date: (at: Moment) => string
  /** «14:05» today, «учора, 14:05», else «24 лист., 14:05». */
  readonly dayTime: (at: Moment, now: Moment) => string
  /** «щойно», «5 хв тому», «3 год тому», «2 дні тому». */
  readonly ago: (at: Moment, now: Moment) => string
  /** «3 год 20 хв»; over a day «1 день 4 год». */
  readonly duration: (lengthMs: number) => string
  /** The same for a screen reader: «3 години 20 хвилин». */
  readonly spokenDuration: (lengthMs: number) => string
}

type Words = {
  readonly t: (key: TextKey, params?: Params) => string
  readonly plural: (stem: PluralStem, n: number) => string
}

const clockOf = oncePerLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
)
const daysOf = oncePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
)

export function makeTimeWords(locale: string, words: Words): TimeWords {
  const time = (at: Moment) => clockOf(locale).format(at)
  const date = (at: Moment) => daysOf(locale).format(at)
  return {
    time,
    date,
    dayTime: (at, now) => {
      const day = dayKey(at)
      if (day === dayKey(now)) return time(at)
      // Not 24 hours ago: on two nights a year that is another day.
      if (day === dayKey(new Date(now).setHours(0, 0, 0, 0) - 1))
        return words.t('time.yesterday', { time: time(at) })
      return `${date(at)}, ${time(at)}`
    },
    ago: (at, now) => ago(Math.max(0, now - at), words),
    duration: (lengthMs) => duration(lengthMs, words),
    spokenDuration: (lengthMs) => spokenDuration(lengthMs, words),
  }
}

/** The same for all moments of one day of the phone's zone. */
function dayKey(at: Moment): string {
  return new Date(at).toDateString()
}

function ago(lengthMs: number, words: Words): string {
  if (lengthMs < MINUTE_MS) return words.t('time.now')
  if (lengthMs < HOUR_MS) return words.t('time.ago.m', { m: Math.floor(lengthMs / MINUTE_MS) })
  if (lengthMs < DAY_MS) return words.t('time.ago.h', { h: Math.floor(lengthMs / HOUR_MS) })
  return words.t('time.ago.d', { days: words.plural('dur.d', Math.floor(lengthMs / DAY_MS)) })
}

function duration(lengthMs: number, words: Words): string {
  const { d, h, m } = split(lengthMs)
  if (d > 0) {
    const days = words.plural('dur.d', d)
    return h > 0 ? words.t('dur.dh', { days, h }) : days
  }
  if (h === 0) return words.t('dur.m', { m })
  return m > 0 ? words.t('power.dur', { h, m }) : words.t('dur.h', { h })
}

function spokenDuration(lengthMs: number, words: Words): string {
  const { d, h, m } = split(lengthMs)
  const parts: string[] = []
  if (d > 0) parts.push(words.plural('dur.d', d))
  if (h > 0) parts.push(words.plural('dur.h', h))
  if (d === 0 && (m > 0 || h === 0)) parts.push(words.plural('dur.m', m))
  return parts.join(' ')
}

function split(lengthMs: number): { d: number; h: number; m: number } {
  const rest = Math.max(0, lengthMs)
  return {
    d: Math.floor(rest / DAY_MS),
    h: Math.floor((rest % DAY_MS) / HOUR_MS),
    m: Math.floor((rest % HOUR_MS) / MINUTE_MS),
  }
}
