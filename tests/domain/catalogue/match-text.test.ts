import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeMatcher } from '../../../src/domain/catalogue/match-text.ts'
import { foldText } from '../../../src/domain/catalogue/search.ts'

const NAMES: Readonly<Record<string, string>> = {
  stove: foldText('Піч твердопаливна буржуйка'),
  hospital: foldText('Лікарня № 3'),
  porch: foldText('Ґанок'),
}
const nameOf = (code: string) => NAMES[code] ?? ''
const record = { typed: foldText('Біля під’їзду'), codes: ['stove', 'hospital'] }

describe('a search in a list', () => {
  test.each([
    ['', true],
    ['  ', true],
    ['буржуйка', true],
    ['ЛІКАРНЯ піч', true],
    ["під'їзд 3", true],
    ['пiч', true],
    ['піч школа', false],
    ['ганок', false],
  ])('[SE1] «%s»: %s', (query, found) => {
    expect(makeMatcher(query, nameOf)(record)).toBe(found)
  })

  test('finds what one text of all its words would hold, in any order of the words', () => {
    const word = fc.constantFrom('піч', 'ґанок', 'лікарня', '№ 3', 'буржуйка', 'під’їзд', 'школа')
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        fc.subarray(Object.keys(NAMES)),
        (words, codes) => {
          const whole = [record.typed, ...codes.map(nameOf)].join('\n')
          const plain = foldText(words.join(' '))
            .split(' ')
            .every((part) => whole.includes(part))
          const match = makeMatcher(words.join(' '), nameOf)
          expect(match({ ...record, codes })).toBe(plain)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  test('looks at the name of each code once, however many records have it', () => {
    const asked: string[] = []
    const match = makeMatcher('піч', (code) => {
      asked.push(code)
      return nameOf(code)
    })
    for (let n = 0; n < 50; n++) match({ typed: '', codes: ['hospital', 'stove'] })
    expect(asked).toEqual(['hospital', 'stove'])
  })
})
