import { describe, expect, test } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { makeText, type PluralStem } from '../../src/i18n/translate.ts'
import { uk } from '../../src/i18n/uk.ts'

type Form = 'one' | 'few' | 'many'

/** Counts that trip Ukrainian: teens are many, 21 is one, 111 is not. */
const UKRAINIAN: readonly (readonly [number, Form])[] = [
  [0, 'many'],
  [1, 'one'],
  [2, 'few'],
  [5, 'many'],
  [11, 'many'],
  [12, 'many'],
  [14, 'many'],
  [21, 'one'],
  [22, 'few'],
  [25, 'many'],
  [101, 'one'],
  [111, 'many'],
]

const ukrainian = makeText('uk', uk)
const english = makeText('en', en)

function isStem(stem: string): stem is PluralStem {
  return `${stem}.one` in uk
}

const STEMS = Object.keys(uk)
  .filter((key) => key.endsWith('.one'))
  .map((key) => key.slice(0, -'.one'.length))
  .filter(isStem)

function formOf(texts: Readonly<Record<string, string>>, stem: string, form: Form): string {
  return texts[`${stem}.${form}`] ?? `no ${stem}.${form}`
}

describe.each(STEMS)('%s', (stem) => {
  test.each(UKRAINIAN)('says %i in Ukrainian with the form «%s»', (n, form) => {
    expect(ukrainian.plural(stem, n)).toBe(formOf(uk, stem, form).replaceAll('{n}', String(n)))
  })

  test('says one thing and several in English', () => {
    const said = UKRAINIAN.map(([n]) => english.plural(stem, n))
    expect(said).toEqual(
      UKRAINIAN.map(([n]) =>
        formOf(en, stem, n === 1 ? 'one' : 'many').replaceAll('{n}', String(n)),
      ),
    )
  })

  test('has a form for one that is not the form for many, and never a bare number', () => {
    const [one, few, many] = (['one', 'few', 'many'] as const).map((form) => formOf(uk, stem, form))
    expect([few, many].every((text) => text?.includes('{n}'))).toBe(one?.includes('{n}'))
    expect(one?.trim()).not.toBe('')
  })
})
