import { setTimeout as pause } from 'node:timers/promises'

const WAIT_MS = 500

/** Asks again where the server says "later": a phone that is told to wait waits, and loses nothing. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error) || !/^sync: (?:429|503)/.test(error.message)) throw error
      await pause(WAIT_MS)
    }
  }
}
