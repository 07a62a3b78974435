// Where the phone is, asked once and only when a person presses for it. The answer stays on the phone
// until it is saved in a record.

import { useState } from 'preact/hooks'
import { fail, ok, type Result } from '../domain/base/result.ts'
import type { TextKey } from '../i18n/translate.ts'

export type Position = {
  readonly lat: number
  readonly lon: number
  /** Metres. */
  readonly accuracy: number
}

type PositionProblem = 'refused' | 'unavailable' | 'slow'

/** Without satellites in sight a phone may look for minutes; nobody waits that long on a staircase. */
const WAIT_MS = 20_000
const FRESH_MS = 60_000
/** Five digits are a metre. */
const DIGITS = 1e5

const PROBLEMS: ReadonlyMap<number, PositionProblem> = new Map([
  [1, 'refused'],
  [3, 'slow'],
])

/** Gives the position, with its accuracy. Refuses: refused by the person or the browser's settings,
 *  unavailable, slow. Never throws. */
function askPosition(): Promise<Result<Position, PositionProblem>> {
  return new Promise((resolve) => {
    // Absent where the page is not served securely.
    if (!('geolocation' in navigator)) {
      resolve(fail('unavailable'))
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve(
          ok({
            lat: Math.round(coords.latitude * DIGITS) / DIGITS,
            lon: Math.round(coords.longitude * DIGITS) / DIGITS,
            accuracy: Math.ceil(coords.accuracy),
          }),
        ),
      ({ code }) => resolve(fail(PROBLEMS.get(code) ?? 'unavailable')),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: FRESH_MS },
    )
  })
}

const WORDS = {
  refused: 'pos.refused',
  unavailable: 'pos.unavailable',
  slow: 'pos.slow',
} as const satisfies Record<PositionProblem, TextKey>

export type Positioning = {
  readonly isAsking: boolean
  readonly found: Position | undefined
  /** The sentence that says why there is none. */
  readonly problem: TextKey | undefined
  readonly ask: () => Promise<Position | undefined>
}

export function usePosition(): Positioning {
  const [isAsking, setAsking] = useState(false)
  const [found, setFound] = useState<Position>()
  const [problem, setProblem] = useState<TextKey>()
  const ask = async () => {
    setAsking(true)
    setProblem(undefined)
    const answer = await askPosition()
    setAsking(false)
    setFound(answer.ok ? answer.value : undefined)
    setProblem(answer.ok ? undefined : WORDS[answer.problem])
    return answer.ok ? answer.value : undefined
  }
  return { isAsking, found, problem, ask }
}
