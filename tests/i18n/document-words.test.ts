import { describe, expect, test } from 'vitest'
import { CATALOGUE_ITEMS, SPEC_FIELDS } from '../../src/domain/catalogue/catalogue.ts'
import { DOCUMENT_LANGUAGES } from '../../src/domain/records/assessment.ts'
import { UNITS } from '../../src/domain/records/codes.ts'
import { keepUnits, loadDocumentWords } from '../../src/i18n/document-words.ts'
import de from '../../src/i18n/document/phrases-de.json'
import en from '../../src/i18n/document/phrases-en.json'
import et from '../../src/i18n/document/phrases-et.json'
import pl from '../../src/i18n/document/phrases-pl.json'
import uk from '../../src/i18n/document/phrases-uk.json'
import partner from '../../src/i18n/partner/en.json'
import { sayToPartner, type PartnerPhrase } from '../../src/i18n/partner-words.ts'

const PHRASES = { uk, pl, de, et }
const DESNIANSKYI = { uk: 'Деснянський район', en: 'Desnianskyi District' }
const isPhrase = (key: string): key is PartnerPhrase => key in partner
const PARTNER_PHRASES = Object.keys(partner).filter(isPhrase)
const holes = (phrase: string) => [...phrase.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted()

describe.each(Object.entries(PHRASES))('the phrases of a document in %s', (_, phrases) => {
  test('are those of English, with the same holes', () => {
    expect(Object.keys(phrases)).toEqual(Object.keys(en))
    const own = new Map(Object.entries(phrases))
    const wrong = Object.entries(en).filter(
      ([key, phrase]) => holes(own.get(key) ?? '').join() !== holes(phrase).join(),
    )
    expect(wrong).toEqual([])
  })
})

describe.each(DOCUMENT_LANGUAGES)('a document in %s', (language) => {
  test('has a word for every code of the catalogue', async () => {
    const words = await loadDocumentWords(language)
    const missing = [
      ...CATALOGUE_ITEMS.filter(({ id }) => id !== 'other' && words.item(id, undefined) === id),
      ...UNITS.filter((unit) => words.unit(unit) === unit),
      ...Object.keys(SPEC_FIELDS).filter(
        (field) => words.spec(field, 1, undefined) === `${field}: 1`,
      ),
    ]
    expect(missing).toEqual([])
  })

  test('names a district of a city with its own word for one', async () => {
    const { place } = await loadDocumentWords(language)
    const said = place('UA80000000000336424', DESNIANSKYI)
    expect(said).toMatch(language === 'uk' ? 'Деснянський район' : 'Desnianskyi')
    expect(said.includes('District')).toBe(language === 'en')
    const kyiv = place('UA80000000000093317', { uk: 'Київ', en: 'Kyiv' })
    expect(kyiv).toBe({ uk: 'Київ', en: 'Kyiv', pl: 'Kijów', de: 'Kyjiw', et: 'Kiiev' }[language])
  })

  test('counts months and days of a specification in its own words', async () => {
    const words = await loadDocumentWords(language)
    const said = ['shelfLife', 'days'].map((field) => words.spec(field, 12, SPEC_FIELDS[field]))
    expect(said.some((text) => /months|days/.test(text))).toBe(language === 'en')
  })

  test('says when no native speaker has checked it', async () => {
    const words = await loadDocumentWords(language)
    expect(words.say('native') === '').toBe(language === 'en' || language === 'uk')
  })
})

describe.each(['uk', 'pl', 'de', 'et'] as const)('the page of a partner in %s', (language) => {
  test('has every phrase of English, with the same holes', () => {
    const bare = (key: PartnerPhrase) => [sayToPartner(language, key), sayToPartner('en', key)]
    const wrong = PARTNER_PHRASES.filter((key) => {
      const [own = '', english = ''] = bare(key)
      return own === '' || holes(own).join() !== holes(english).join()
    })
    expect(wrong).toEqual([])
  })
})

test.each([
  ['Leistung: 139 kW. Kritisch (innerhalb von 48 Stunden)', 2],
  ['Потужність: 100 кВт', 1],
  ['№ 7, 12', 0],
])('a number stays on the line of its unit: %s', (text, kept) => {
  expect(keepUnits(text).split('\u00a0')).toHaveLength(kept + 1)
})
