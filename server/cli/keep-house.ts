// What a running server does by the clock, whether or not anybody asks for anything.

import type { Contacts } from '../contacts.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { removeOrphans } from '../files/find-orphans.ts'
import type { Vault } from '../files/vault.ts'
import { describeError, type Log } from '../log.ts'
import { lookAfter } from '../look-after.ts'
import type { News } from '../news.ts'
import type { Db } from '../store/schema.ts'
import { tidy } from '../store/tidy.ts'

const FLUSH_EVERY_MS = 5_000
/** A fifteenth of those who listen is looked after each time. */
const TURN_EVERY_MS = 1_000
const TIDY_EVERY_MS = 3_600_000

type House = {
  readonly db: Db
  readonly contacts: Contacts
  readonly news: News
  readonly vault: Vault
  readonly log: Log
}

/** Gives what ends it; then what was noted is written down once more. */
export function keepHouse({ db, contacts, news, vault, log }: House): () => Promise<void> {
  const flush = () =>
    contacts
      .flush()
      .catch((error: unknown) => log.error('contacts_not_written', describeError(error)))
  let lookedAt = Date.now() - DAY_MS
  const forget = async () => {
    const uploads = await vault.uploads.sweep()
    log.debug('tidied', { uploads, ...(await tidy(db, Date.now())) })
    // Once a day, and not at a start, when phones are waiting.
    if (Date.now() - lookedAt <= DAY_MS) return
    lookedAt = Date.now()
    const orphans = await removeOrphans(db, vault.store, lookedAt)
    if (orphans > 0) log.info('orphans_removed', { orphans })
  }
  const tidyUp = () =>
    forget().catch((error: unknown) => log.error('not_tidied', describeError(error)))
  // A database that is slow is not asked twice at once.
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    await lookAfter({ db, contacts, news }, Date.now())
      .catch((error: unknown) => log.error('listeners_not_looked_after', describeError(error)))
      .finally(() => {
        isLooking = false
      })
  }
  void tidyUp()
  // All catch for themselves.
  const timers = [
    setInterval(() => void look(), TURN_EVERY_MS),
    setInterval(() => void flush(), FLUSH_EVERY_MS),
    setInterval(() => void tidyUp(), TIDY_EVERY_MS),
  ]
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await flush()
  }
}
