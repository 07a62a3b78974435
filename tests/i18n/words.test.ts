import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en as cityHallEn } from '../../src/i18n/city-hall/en.ts'
import { uk as cityHallUk } from '../../src/i18n/city-hall/uk.ts'
import { en } from '../../src/i18n/en.ts'
import { uk } from '../../src/i18n/uk.ts'

const UKRAINIAN = [...Object.entries<string>(uk), ...Object.entries<string>(cityHallUk)]
const ENGLISH = new Map([...Object.entries<string>(en), ...Object.entries<string>(cityHallEn)])

/** Names that are written in Latin letters in Ukrainian, too. */
const FOREIGN =
  /\b(?:Promin|QR|Wi-Fi|iPhone|iPad|Safari|Chrome|Android|Apache|Lucide|ISC|MIT|Feather|CC BY|CSV|PDF|English|Telegram|Viber|Firefox|AnkerMaket|LPG|HXL|SMS|ID|XLSX|JSON|GeoJSON|EUR|USD|PLN|UAH|OpenStreetMap)\b|\{\w+\}|\bqr\b|https?:\S+/g

describe('the dictionaries', () => {
  test('hold the same keys', () => {
    expect([...ENGLISH.keys()].sort()).toEqual(UKRAINIAN.map(([key]) => key).sort())
  })

  test('say no key twice: the text of one area would silently take the place of another', () => {
    for (const language of ['uk', 'en']) {
      const words = join(import.meta.dirname, '..', '..', 'src', 'i18n')
      const filesOf = (folder: string, end: string) =>
        readdirSync(join(words, folder))
          .filter((name) => name.endsWith(end))
          .map((name) => join(words, folder, name))
      const keys = [...filesOf(language, '.ts'), ...filesOf('city-hall', `${language}.ts`)].flatMap(
        (file) => readFileSync(file, 'utf8').match(/^ {2}'[\w.-]+'(?=:)/gm) ?? [],
      )
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
  })

  test('leave no text empty', () => {
    expect([...UKRAINIAN, ...ENGLISH].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('fill in the same things', () => {
    const differing = UKRAINIAN.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(ENGLISH.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test('have every form of a count that the languages ask for', () => {
    const keys = new Set(UKRAINIAN.map(([key]) => key))
    const stems = [...keys].filter((key) => key.endsWith('.one')).map((key) => key.slice(0, -4))
    expect(stems.length).toBeGreaterThan(5)
    const missing = stems.flatMap((stem) =>
      ['few', 'many']
        .filter((form) => !keys.has(`${stem}.${form}`))
        .map((form) => `${stem}.${form}`),
    )
    expect(missing).toEqual([])
  })
})

describe('a Ukrainian text', () => {
  test('has no Latin letters inside, not even those that look alike', () => {
    const mixed = UKRAINIAN.filter(([, text]) => /[A-Za-z]/.test(text.replace(FOREIGN, '')))
    expect(mixed).toEqual(mixed.filter(([key]) => key === 'lang.en'))
  })

  test('has no letters of Russian', () => {
    expect(UKRAINIAN.filter(([, text]) => /[ыэёъЫЭЁЪ]/.test(text))).toEqual([])
  })

  test('writes the apostrophe as ’ and quotes as « »', () => {
    expect(UKRAINIAN.filter(([, text]) => /['"`ʼ“”]/.test(text))).toEqual([])
  })

  test('says no word of programmers, and does not shout', () => {
    const jargon = /синхроніз|офлайн|онлайн|кеш|конфлікт|валідац|!/i
    expect(UKRAINIAN.filter(([, text]) => jargon.test(text))).toEqual([])
  })
})

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
}
