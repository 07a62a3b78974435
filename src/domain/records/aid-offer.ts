// What a partner city offered by its link: the server wrote it, so no person stands behind the stamp.

import type { RecordState } from '../replica/merge.ts'
import { isStamp, stampReplica } from '../replica/stamp.ts'
import { readText } from './read-fields.ts'

export type PartnerOffer = {
  /** Whom to answer. */
  readonly contact: string | undefined
  /** Why it is not taken: the partner reads it. */
  readonly declinedBecause: string | undefined
}

/** Gives what a partner left with its offer; undefined for aid that a phone recorded. */
export function readPartnerOffer(fields: RecordState['fields']): PartnerOffer | undefined {
  if (readText(fields['offer/link']) === undefined) return undefined
  return {
    contact: readText(fields['offer/contact']),
    declinedBecause: readText(fields['decision/reason']),
  }
}

/** True for a change that the partner's own offer made. */
export function isByPartner(stamp: string, { stamps }: RecordState): boolean {
  const offered = stamps['offer/link']
  return isStamp(stamp) && isStamp(offered) && stampReplica(stamp) === stampReplica(offered)
}
