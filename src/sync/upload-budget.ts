// What photos may cost where a link or a proxy eats them: a piece that is refused or reset once it is
// up went in vain. What went in vain is kept in the pace; what gets through pays for it, and time does:
// beyond what got through, twice MOST_VAIN_BYTES a day at the most, whoever is in the way. [UP8]

import { DAY_MS, type Moment } from '../domain/base/moment.ts'
import { LITTLE_BYTES } from './pace.ts'
import type { Pace } from './ports.ts'

const MOST_VAIN_BYTES = 64 * 1024
/** The first piece of a run finds out what the link takes. */
const FIRST_PIECE_BYTES = 32 * 1024

/** Gives the pace with what time has forgiven. A clock that was set back must not silence the phone. */
export function forgive(pace: Pace, now: Moment): Pace {
  const passedMs = now - (pace.lastTryAt ?? now)
  const forgiven = passedMs < 0 ? pace.vain : Math.floor((passedMs * MOST_VAIN_BYTES) / DAY_MS)
  return { ...pace, vain: Math.max(0, pace.vain - forgiven) }
}

/** Gives the pace after so many bytes got through. */
export function payBack(pace: Pace, bytes: number): Pace {
  return { ...pace, vain: Math.max(0, pace.vain - bytes) }
}

/** Gives the pace after a piece that nobody answered for, on a link that had just carried an answer. */
export function charge(pace: Pace, bytes: number): Pace {
  return { ...pace, vain: Math.min(MOST_VAIN_BYTES, pace.vain + bytes) }
}

/** Gives how many bytes a piece may have: any number where nothing went in vain and the link is proven. */
export function mostOfPiece(
  { vain }: Pace,
  { isProven, isNews }: { readonly isProven: boolean; readonly isNews: boolean },
): number {
  const room = vain === 0 ? Infinity : MOST_VAIN_BYTES - vain
  const most = isNews ? Math.max(room, LITTLE_BYTES) : room
  return isProven ? most : Math.min(most, FIRST_PIECE_BYTES)
}

/** True when no piece may go before time has passed, or news has come. */
export function isSpent(pace: Pace): boolean {
  return MOST_VAIN_BYTES - pace.vain < LITTLE_BYTES
}

/** Gives how long it takes until a little piece may go. */
export function untilPiece({ vain }: Pace): number {
  const missing = Math.max(0, LITTLE_BYTES - (MOST_VAIN_BYTES - vain))
  return Math.ceil((missing * DAY_MS) / MOST_VAIN_BYTES)
}
