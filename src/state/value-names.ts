import type { ValueNames } from '../i18n/field-values.ts'
import { useCatalogue } from './catalogue.ts'
import { useDonors, useFacilities } from './facilities.ts'
import { usePlaces } from './places.ts'
import { useText } from './text.tsx'

/** Gives the words of the catalogue and the names of the records that values point to. */
export function useValueNames(): ValueNames {
  const { language } = useText()
  const catalogue = useCatalogue()
  const places = usePlaces()
  const facilities = useFacilities()
  const donors = useDonors()
  return {
    code: (group, code) => catalogue && findCode(catalogue.words, group, code),
    item: (id) => catalogue?.itemName(id),
    place: (code) => places.name(code),
    record: (id) =>
      facilities?.find((known) => known.id === id)?.name ??
      donors?.find((known) => known.id === id)?.name[language],
  }
}

type Words = NonNullable<ReturnType<typeof useCatalogue>>['words']

function findCode(words: Words, group: string, code: string): string | undefined {
  if (group.startsWith('spec:')) return words.enums[group.slice('spec:'.length)]?.[code]
  switch (group) {
    case 'units':
      return words.units[code]
    case 'services':
      return words.services[code]
    case 'causes':
      return words.causes[code]
    case 'extents':
      return words.extents[code]
    case 'facilityTypes':
      return words.facilityTypes[code]
    case 'fields':
      return words.fields[code]
    case 'documents':
      return words.documents[code]
    default:
      return undefined
  }
}
