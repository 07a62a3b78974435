import type { DocumentWords } from '../i18n/document-words.ts'
import { useEnrolment } from './enrolment.ts'
import { usePlaces } from './places.ts'

/** Gives a place's name in the language of a document. */
export function useDocumentPlaces(words: DocumentWords): (code: string) => string {
  const { all } = usePlaces()
  const municipality = useEnrolment()?.municipality
  return (code) => {
    if (code === municipality?.code) return words.place(code, municipality.name)
    const place = all.find((known) => known.code === code)
    return place === undefined ? code : words.place(code, place)
  }
}
