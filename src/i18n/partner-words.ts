// What the server says to a partner city around a document: the page, its form, its refusals.

import type { DocumentLanguage } from '../domain/records/assessment.ts'
import de from './partner/de.json'
import en from './partner/en.json'
import et from './partner/et.json'
import pl from './partner/pl.json'
import uk from './partner/uk.json'
import type { Params } from './translate.ts'

export type PartnerPhrase = keyof typeof en

const PHRASES: Readonly<Record<DocumentLanguage, Readonly<Record<PartnerPhrase, string>>>> = {
  en,
  uk,
  pl,
  de,
  et,
}

/** Each language by its own name, for who looks for it. */
export const LANGUAGE_NAMES: Readonly<Record<DocumentLanguage, string>> = {
  en: 'English',
  uk: 'Українська',
  pl: 'Polski',
  de: 'Deutsch',
  et: 'Eesti',
}

/** Gives a sentence; `{name}` is filled in. */
export function sayToPartner(
  language: DocumentLanguage,
  key: PartnerPhrase,
  params: Params = {},
): string {
  return PHRASES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  )
}
