// How much of the city the numbers stand on: phones that were heard of, and the longest silent one.

import { DAY_MS, type Moment } from '../../base/moment.ts'

export type PhoneContact = {
  readonly lastContactAt: Moment | null
  readonly revokedAt: Moment | null
}

export type PhoneCount = {
  /** Heard of within the last day. */
  readonly heard: number
  readonly all: number
  readonly silent: number
  /** The last contact of the phone that was silent longest; undefined where none ever called. */
  readonly oldestAt: Moment | undefined
}

/** Gives the count of phones that were not revoked. [OV8] */
export function countPhones(phones: readonly PhoneContact[], now: Moment): PhoneCount {
  const live = phones.filter(({ revokedAt }) => revokedAt === null)
  const contacts = live.flatMap(({ lastContactAt }) => lastContactAt ?? [])
  const heard = contacts.filter((at) => now - at <= DAY_MS).length
  return {
    heard,
    all: live.length,
    silent: live.length - heard,
    oldestAt: contacts.length === 0 ? undefined : contacts.reduce((a, b) => Math.min(a, b)),
  }
}
