// A choice that nobody makes makes itself: what is in force stays, and the record's history keeps
// both values. Counted from when this phone learned of it, so that a phone that was away for a month
// still asks. [CH6]

import { stampMs } from '../domain/replica/stamp.ts'
import { RECENT_MS } from './contest.ts'
import { forgetChoice } from './edit.ts'
import { readChoices } from './own-work.ts'
import { inTurn, type Store } from './store.ts'

/** Drops what waited for 14 days by the server's time; nothing before the first contact. */
export async function dropOldChoices(store: Store): Promise<void> {
  const { contactAt } = store.clock.peek()
  if (contactAt === undefined) return
  const oldest = contactAt - RECENT_MS
  const choices = await readChoices(store)
  for (const choice of choices)
    if ((choice.noticedAt ?? stampMs(choice.theirsStamp)) < oldest)
      await inTurn(store, () => forgetChoice(store, choice))
}
