import { setTimeout as pause } from 'node:timers/promises'

const WAIT_MS = 500
/** A server that is busy says so; one that closes an idle connection just as it is used cuts it. */
const PASSING = /^sync: (?:429|503)|^socket hang up$|ECONNRESET/

/** Asks again where the server says "later" or the connection breaks, as a phone does; it loses nothing,
 *  and what is sent twice is taken once. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error) || !PASSING.test(error.message)) throw error
      await pause(WAIT_MS)
    }
  }
}
