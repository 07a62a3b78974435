// How long a need waited: the days that a report to city hall and to a partner begins with.

import type { Moment } from '../../domain/base/moment.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'

export type NeedTimes = {
  /** From the moment it was asked, of partners or else at all, to the first promise. */
  readonly toPromise: number | undefined
  readonly toReceipt: number | undefined
}

/** Gives lengths in milliseconds; undefined where it has not happened or its time is not known. */
export function measureNeed(
  need: Fields,
  recordedAt: Moment,
  answers: readonly Fields[],
): NeedTimes {
  const asked = readNumber(need['requestedAt']) ?? recordedAt
  const first = (path: string) => {
    const moments = answers.map((aid) => readNumber(aid[path])).filter((at) => at !== undefined)
    // What was promised before anybody asked took no time.
    return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - asked)
  }
  return { toPromise: first('promisedAt'), toReceipt: first('receivedAt') }
}
