import type { Language } from '../../i18n/translate.ts'
import { DONOR_LANGUAGES, FREQUENT_COUNTRIES } from './donor-draft.ts'

/** Gives a country's name; its two letters where the browser knows none. */
export function sayCountry(language: Language, country: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
  } catch {
    // A code that is no country: shown as it is.
    return country
  }
}

/** Gives the countries to choose from by name, the one already chosen included. */
export function listCountries(
  language: Language,
  chosen: string,
): { code: string; name: string }[] {
  const codes = new Set<string>([...FREQUENT_COUNTRIES, ...(chosen === '' ? [] : [chosen])])
  return [...codes]
    .map((code) => ({ code, name: sayCountry(language, code) }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
}

/** Gives the languages to choose from by name; the one already chosen is among them. */
export function listLanguages(
  language: Language,
  chosen: string,
): { code: string; name: string }[] {
  const codes = new Set<string>([...DONOR_LANGUAGES, ...(chosen === '' ? [] : [chosen])])
  return [...codes].map((code) => ({ code, name: sayLanguage(language, code) }))
}

function sayLanguage(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    // A code that is no language: shown as it is.
    return code
  }
}
