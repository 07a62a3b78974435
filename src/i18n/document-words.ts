// The words of a document in one of five languages, loaded on demand. Texts for readers abroad stand
// apart from those of the screens: nobody chooses Polish for the app.

import type { DocumentLanguage } from '../domain/records/assessment.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Value } from '../domain/replica/path.ts'
import { loadCatalogueWords } from './catalogue-words.ts'
import cities from './document/cities.json'
import phrases from './document/phrases-en.json'
import { specUnit } from './spec-units.ts'

export type PhraseKey = keyof typeof phrases
type Words = Readonly<Record<string, string>>

type Loaded = {
  readonly phrases: Readonly<Record<PhraseKey, string>>
  readonly items: Words
  readonly units: Words
  readonly fields: Words
  readonly enums: Readonly<Record<string, Words>>
}

export type DocumentWords = {
  readonly language: DocumentLanguage
  readonly say: (key: PhraseKey, params?: Readonly<Record<string, string | number>>) => string
  readonly item: (id: string, ownName: string | undefined) => string
  readonly unit: (unit: string) => string
  /** «Moc: 10 kW». */
  readonly spec: (field: string, value: Value, about: SpecAbout | undefined) => string
  /** A place's name: Ukrainian as it is, else what is customary in that language, else romanised. */
  readonly place: (code: string, names: { readonly uk: string; readonly en: string }) => string
  readonly number: (n: number) => string
  readonly date: (at: Moment) => string
  readonly time: (at: Moment) => string
  readonly money: (minor: number, currency: string) => string
}

type SpecAbout = {
  readonly type: string
  readonly unit?: string | undefined
  readonly enum?: string | undefined
}

const LOCALES: Readonly<Record<DocumentLanguage, string>> = {
  en: 'en-GB',
  uk: 'uk-UA',
  pl: 'pl-PL',
  de: 'de-DE',
  et: 'et-EE',
}
/** Of a city: a name with a word that each language has of its own. */
const DISTRICT = /^(.+) District$/
const CITIES: Readonly<Record<string, Words>> = cities
/** Minor units in one unit of money. */
const MINOR = 100

/** Gives the words of one language; rejects where they are not on the phone and there is no network.
 *  Days and times are those of the phone, or of a zone that is named. */
export async function loadDocumentWords(
  language: DocumentLanguage,
  timeZone?: string,
): Promise<DocumentWords> {
  const loaded = await load(language)
  const locale = LOCALES[language]
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const zone = timeZone === undefined ? {} : { timeZone }
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone })
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...zone })
  const say: DocumentWords['say'] = (key, params = {}) =>
    loaded.phrases[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  return {
    language,
    say,
    item: (id, ownName) =>
      id === 'other' && ownName !== undefined ? ownName : (loaded.items[id] ?? id),
    unit: (unit) => loaded.units[unit] ?? unit,
    spec: (field, value, about) => {
      const coded =
        about?.enum === undefined ? undefined : loaded.enums[about.enum]?.[String(value)]
      const yesNo = typeof value === 'boolean' ? say(value ? 'yes' : 'no') : undefined
      const unit =
        about?.type === 'number' && about.unit !== undefined
          ? ` ${loaded.units[about.unit] ?? specUnit(language === 'uk' ? 'uk' : 'en', about.unit)}`
          : ''
      return `${loaded.fields[field] ?? field}: ${coded ?? yesNo ?? String(value)}${unit}`
    },
    place: (code, names) => {
      if (language === 'uk') return names.uk
      const own = DISTRICT.exec(names.en)?.[1]
      return CITIES[code]?.[language] ?? (own ? say('district', { name: own }) : names.en)
    },
    number: (n) => numbers.format(n),
    date: (at) => days.format(at),
    time: (at) => times.format(at),
    money: (minor, currency) => `${numbers.format(minor / MINOR)} ${currency}`,
  }
}

async function load(language: DocumentLanguage): Promise<Loaded> {
  switch (language) {
    case 'en':
      return { phrases, ...(await loadCatalogueWords('en')) }
    case 'uk': {
      const own = (await import('./document/phrases-uk.json')).default
      return { phrases: own, ...(await loadCatalogueWords('uk')) }
    }
    case 'pl': {
      const [own, names] = await Promise.all([
        import('./document/phrases-pl.json'),
        import('./document/pl.json'),
      ])
      return { phrases: own.default, ...names.default }
    }
    case 'de': {
      const [own, names] = await Promise.all([
        import('./document/phrases-de.json'),
        import('./document/de.json'),
      ])
      return { phrases: own.default, ...names.default }
    }
    case 'et': {
      const [own, names] = await Promise.all([
        import('./document/phrases-et.json'),
        import('./document/et.json'),
      ])
      return { phrases: own.default, ...names.default }
    }
  }
}

/** Keeps a number on the line of its unit. */
export function keepUnits(text: string): string {
  return text.replace(/(\d) (?=\p{L})/gu, '$1\u00a0')
}
