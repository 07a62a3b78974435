// Search in a list of thousands: every word of the query, in any order, in what a record says. What
// records share (items, places) stands in them as codes; each code's name is looked at once. [SE1]

import { foldText, readQuery } from './search.ts'

export type Searchable = {
  /** What was typed into the record, folded. */
  readonly typed: string
  readonly codes: readonly string[]
}

/** Gives a test for a query; an empty one lets everything through. `nameOf` gives folded names. */
export function makeMatcher(
  query: string,
  nameOf: (code: string) => string,
): (text: Searchable) => boolean {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
    .map(readQuery)
  const known = new Map<string, readonly boolean[]>()
  const wordsIn = (text: string) => words.map((forms) => forms.some((form) => text.includes(form)))
  const wordsOf = (code: string) => {
    const before = known.get(code)
    if (before !== undefined) return before
    const found = wordsIn(nameOf(code))
    known.set(code, found)
    return found
  }
  return ({ typed, codes }) =>
    words.every(
      (forms, at) =>
        forms.some((form) => typed.includes(form)) || codes.some((code) => wordsOf(code)[at]),
    )
}
