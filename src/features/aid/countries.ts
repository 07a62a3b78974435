// Where help for Ukrainian municipalities mostly comes from, for a donor that is added on the way.

import type { Language } from '../../i18n/translate.ts'

const CODES =
  'UA PL DE EE LV LT CZ SK RO MD HU AT CH FR IT ES PT NL BE LU GB IE DK SE NO FI IS GR BG HR SI TR US CA JP KR AU'

/** Gives the countries by name in the language of the screen. */
export function listCountries(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  return CODES.split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
