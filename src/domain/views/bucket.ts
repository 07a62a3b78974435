// Is there still something to do about a record? The one coarse fact that indexes know of it.

import { readAid, type Aid } from '../records/aid.ts'
import { readOutage } from '../records/outage.ts'
import { readFlag, readNumber } from '../records/read-fields.ts'
import type { Kind } from '../records/record.ts'
import type { Fields } from '../replica/merge.ts'

const SETTLED_NEEDS: ReadonlySet<string> = new Set(['closed', 'declined', 'withdrawn'])

const DONE: Readonly<Record<Kind, (fields: Fields) => boolean>> = {
  need: (fields) => SETTLED_NEEDS.has(String(fields.status)),
  outage: (fields) => readOutage(fields).endedAt !== undefined,
  aid: (fields) => isAidDone(readAid(fields)),
  assessment: (fields) => readNumber(fields['sentAt']) !== undefined,
  facility: () => false,
  donor: () => false,
  person: () => false,
}

/** Gives `removed` for what was taken away, `closed` for what nobody has to act on, else `open`. */
export function bucketOf(kind: Kind, fields: Fields): 'open' | 'closed' | 'removed' {
  if (readFlag(fields['removed'])) return 'removed'
  return DONE[kind](fields) ? 'closed' : 'open'
}

/** Goods that arrived stay open until they are counted and none is left in store. */
function isAidDone(aid: Aid): boolean {
  if (aid.status === 'cancelled' || aid.status === 'reported') return true
  if (aid.status !== 'received' && aid.status !== 'accepted') return false
  return aid.lines.every((line) => {
    if (line.received === undefined) return (line.promised ?? 0) === 0
    const gone = [...aid.distributions, ...aid.writeoffs]
      .filter((handOut) => handOut.line === line.id)
      .reduce((sum, handOut) => sum + handOut.quantity, 0)
    return gone >= line.received
  })
}
