import type { Urgency } from '../../domain/records/codes.ts'
import type { TextKey } from '../../i18n/translate.ts'

export type UrgencyWords = { readonly name: TextKey; readonly deadline: TextKey }

/** Each urgency carries its deadline in words, so that "critical" means the same in every district. */
export const URGENCY_WORDS = {
  critical: { name: 'urg.crit', deadline: 'urg.crit.h' },
  urgent: { name: 'urg.urg', deadline: 'urg.urg.h' },
  standard: { name: 'urg.std', deadline: 'urg.std.h' },
  planned: { name: 'urg.plan', deadline: 'urg.plan.h' },
} as const satisfies Record<Urgency, UrgencyWords>
