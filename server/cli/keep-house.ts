// What a running server does by the clock, whether or not anybody asks for anything.

import type { Contacts } from '../contacts.ts'
import type { Vault } from '../files/vault.ts'
import { describeError, type Log } from '../log.ts'
import type { Db } from '../store/schema.ts'
import { tidy } from '../store/tidy.ts'

const FLUSH_EVERY_MS = 5_000
const TIDY_EVERY_MS = 3_600_000

type House = {
  readonly db: Db
  readonly contacts: Contacts
  readonly vault: Vault
  readonly log: Log
}

/** Gives what ends it; then what was noted is written down once more. */
export function keepHouse({ db, contacts, vault, log }: House): () => Promise<void> {
  const flush = () =>
    contacts
      .flush()
      .catch((error: unknown) => log.error('contacts_not_written', describeError(error)))
  const forget = async () => {
    const uploads = await vault.uploads.sweep()
    log.debug('tidied', { uploads, ...(await tidy(db, Date.now())) })
  }
  const tidyUp = () =>
    forget().catch((error: unknown) => log.error('not_tidied', describeError(error)))
  void tidyUp()
  // Both catch for themselves.
  const timers = [
    setInterval(() => void flush(), FLUSH_EVERY_MS),
    setInterval(() => void tidyUp(), TIDY_EVERY_MS),
  ]
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await flush()
  }
}
