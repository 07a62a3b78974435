import { useEffect, useState } from 'preact/hooks'

export type EarlyAnswer<Said> = {
  /** A touch was heard and waits for the store. */
  readonly isWaiting: boolean
  readonly say: (said: Said) => void
}

/** Hears a touch before the store is open, and says it as soon as the screen is ready to write it. */
export function useEarlyAnswer<Said>(
  isReady: boolean,
  say: (said: Said) => void,
): EarlyAnswer<Said> {
  const [waiting, wait] = useState<{ readonly said: Said } | undefined>(undefined)
  useEffect(() => {
    if (!isReady || waiting === undefined) return
    wait(undefined)
    say(waiting.said)
  }, [isReady, waiting])
  return {
    isWaiting: waiting !== undefined,
    // The first touch counts: a second one is a numb finger, or impatience.
    say: (said) => (isReady ? say(said) : wait(waiting ?? { said })),
  }
}
