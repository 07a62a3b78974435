import { foldText } from '../domain/catalogue/search.ts'
import type { Catalogue } from './catalogue.ts'
import { useDonors, usePlaceTitle } from './facilities.ts'

/** Gives the folded names by which records are found: an item's with what people call it, a
 *  facility's (`f:`), a place's (`p:`), a donor's (`d:`). */
export function useFoldedNames(catalogue: Catalogue): (code: string) => string {
  const titleOf = usePlaceTitle()
  const donors = useDonors()
  return (code) => {
    const id = code.slice(2)
    if (code.startsWith('f:')) return foldTitle({ facility: id })
    if (code.startsWith('p:')) return foldTitle({ place: id })
    if (code.startsWith('d:')) {
      const name = donors?.find((donor) => donor.id === id)?.name
      return foldText(`${name?.uk ?? ''} ${name?.en ?? ''}`)
    }
    const { items, synonyms } = catalogue.words
    return foldText([items[code], ...(synonyms[code] ?? [])].join(' '))
  }

  function foldTitle(at: Parameters<typeof titleOf>[0]): string {
    const { title, address } = titleOf(at)
    return foldText(`${title} ${address ?? ''}`)
  }
}
