// Turns keys, counts and times into words. One Text per language; screens get it from state.

import type { en } from './en.ts'
import type { uk } from './uk.ts'
import { oncePerLocale } from './once-per-locale.ts'
import { makeTimeWords, type TimeWords } from './time-words.ts'

export type Language = 'uk' | 'en'
export type TextKey = keyof typeof uk
export type Dictionary = Readonly<Record<keyof typeof en, string>>
export type Params = Readonly<Record<string, string | number>>

type StemOf<K> = K extends `${infer Stem}.one` ? Stem : never
/** A key without its `.one`, `.few`, `.many`. */
export type PluralStem = StemOf<TextKey>

export type Text = TimeWords & {
  readonly language: Language
  readonly t: (key: TextKey, params?: Params) => string
  /** Picks the form for a count; `{n}` is always the count, written for the language. */
  readonly plural: (stem: PluralStem, n: number, params?: Params) => string
  readonly number: (n: number) => string
  /** A count with its unit: `1 200 л`. */
  readonly quantity: (n: number, unit: string) => string
  /** Minor units (kopiikas, cents) of an ISO 4217 currency. */
  readonly money: (minor: number, currency: string) => string
}

const LOCALES: Readonly<Record<Language, string>> = { uk: 'uk-UA', en: 'en-GB' }
const rulesOf = oncePerLocale((locale) => new Intl.PluralRules(locale))
const numbersOf = oncePerLocale(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }),
)
const NO_BREAK_SPACE = '\u00a0'

/** Gives the words of one language. A word that is not loaded yet is an empty one. */
export function makeText(language: Language, dictionary: Partial<Dictionary>): Text {
  const locale = LOCALES[language]
  const number = (n: number) => numbersOf(locale).format(n)
  const t = (key: TextKey, params?: Params) => fill(dictionary[key] ?? '', params)
  const plural = (stem: PluralStem, n: number, params?: Params) =>
    fill(pluralForm(dictionary, stem, rulesOf(locale).select(n)), { ...params, n: number(n) })
  return {
    language,
    t,
    plural,
    number,
    quantity: (n, unit) => `${number(n)}${NO_BREAK_SPACE}${unit}`,
    money: (minor, currency) => money(locale, minor, currency),
    ...makeTimeWords(locale, { t, plural }),
  }
}

function pluralForm(
  dictionary: Partial<Dictionary>,
  stem: string,
  rule: Intl.LDMLPluralRule,
): string {
  const forms: Readonly<Record<string, string | undefined>> = dictionary
  return forms[`${stem}.${rule}`] ?? forms[`${stem}.many`] ?? forms[`${stem}.one`] ?? stem
}

function fill(sentence: string, params: Params | undefined): string {
  if (params === undefined) return sentence
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}

function money(locale: string, minor: number, currency: string): string {
  const form = { style: 'currency', currency, currencyDisplay: 'code' } as const
  const digits = new Intl.NumberFormat(locale, form).resolvedOptions().maximumFractionDigits ?? 2
  const amount = minor / 10 ** digits
  const shown = Number.isInteger(amount) ? 0 : digits
  return new Intl.NumberFormat(locale, { ...form, minimumFractionDigits: shown }).format(amount)
}
