// The words of one answer: the document's, the page's, and the names of places in them.

import type { DocumentLanguage } from '../../src/domain/records/assessment.ts'
import { loadDocumentWords, type DocumentWords } from '../../src/i18n/document-words.ts'
import { sayToPartner, type PartnerPhrase } from '../../src/i18n/partner-words.ts'
import type { StaticFiles } from '../static-files.ts'
import type { Municipality } from '../store/site.ts'
import type { Partner } from './read-partner.ts'
import { findName } from './place-names.ts'

/** The older of the two names: not every system knows "Europe/Kyiv" yet. */
const ZONE = 'Europe/Kiev'

export type PageWords = {
  readonly language: DocumentLanguage
  readonly document: DocumentWords
  readonly say: (key: PartnerPhrase, params?: Readonly<Record<string, string | number>>) => string
  readonly placeName: (code: string) => string
  readonly city: string
}
export type PartnerWords = PageWords & { readonly partner: string }

export async function loadPageWords(
  { municipality, name }: Partner,
  language: DocumentLanguage,
  files: StaticFiles,
): Promise<PartnerWords> {
  const words = await loadWords(municipality, language, files)
  return { ...words, partner: name[language === 'uk' ? 'uk' : 'en'] }
}

export async function loadWords(
  municipality: Municipality,
  language: DocumentLanguage,
  files: StaticFiles,
): Promise<PageWords> {
  const document = await loadDocumentWords(language, ZONE)
  const placeName = (code: string) => {
    const names = code === municipality.code ? municipality.name : findName(files, code)
    return names === undefined ? code : document.place(code, names)
  }
  return {
    language,
    document,
    placeName,
    say: (key, params) => sayToPartner(language, key, params),
    city: placeName(municipality.code),
  }
}
