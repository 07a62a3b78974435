// The words of the catalogue and of the enumerations in one language, loaded on demand.

import type { Language } from './translate.ts'

type Words = Readonly<Record<string, string>>

export type CatalogueWords = {
  readonly items: Words
  readonly synonyms: Readonly<Record<string, readonly string[]>>
  readonly categories: Words
  readonly units: Words
  readonly fields: Words
  readonly enums: Readonly<Record<string, Words>>
  readonly facilityTypes: Words
  readonly services: Words
  readonly causes: Words
  readonly extents: Words
  readonly documents: Words
}

/** Gives the words of one language. Synonyms are Ukrainian in both: they are what people type. */
export async function loadCatalogueWords(language: Language): Promise<CatalogueWords> {
  const uk = (await import('./catalogue/uk.json')).default
  if (language === 'uk') return uk
  const en = (await import('./catalogue/en.json')).default
  return { ...en, synonyms: uk.synonyms }
}
