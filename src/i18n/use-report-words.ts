// What a report on the use of aid says beyond the words of documents, in the same five languages.

import type { DocumentLanguage } from '../domain/records/assessment.ts'
import type { Params } from './translate.ts'
import de from './use-report/de.json'
import en from './use-report/en.json'
import et from './use-report/et.json'
import pl from './use-report/pl.json'
import uk from './use-report/uk.json'

export type UsePhrase = keyof typeof en

const PHRASES: Readonly<Record<DocumentLanguage, Readonly<Record<UsePhrase, string>>>> = {
  en,
  uk,
  pl,
  de,
  et,
}

/** Gives a sentence; `{name}` is filled in. */
export function sayOfUse(language: DocumentLanguage, key: UsePhrase, params: Params = {}): string {
  return PHRASES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  )
}
