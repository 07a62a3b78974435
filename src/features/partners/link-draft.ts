// What is chosen for a link, and how a link stands.

import type { RecordId } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import type { DocumentLanguage } from '../../domain/records/assessment.ts'
import type { PartnerLinkEntry } from '../../domain/replica/partner-wire.ts'

export const LINK_DAYS = ['7', '30', '90', '365'] as const
export type LinkDays = (typeof LINK_DAYS)[number]

export type LinkDraft = {
  readonly donor: RecordId | undefined
  readonly language: DocumentLanguage
  readonly days: LinkDays
}

export const NEW_LINK: LinkDraft = { donor: undefined, language: 'en', days: '30' }

const OF_COUNTRY: Readonly<Record<string, DocumentLanguage>> = {
  PL: 'pl',
  DE: 'de',
  AT: 'de',
  EE: 'et',
  UA: 'uk',
}

/** Gives the language that a donor of this country most likely reads. */
export function languageOf(country: string | undefined): DocumentLanguage {
  return OF_COUNTRY[country ?? ''] ?? 'en'
}

export type LinkState = 'open' | 'expired' | 'revoked'

export function stateOfLink({ expiresAt, revokedAt }: PartnerLinkEntry, now: Moment): LinkState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}

/** Gives the links that work, the newest first, then those that do not. */
export function sortLinks(
  links: readonly PartnerLinkEntry[],
  now: Moment,
): readonly PartnerLinkEntry[] {
  const rank = (link: PartnerLinkEntry) => (stateOfLink(link, now) === 'open' ? 0 : 1)
  return [...links].sort((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt)
}
