import { describe, expect, test } from 'vitest'
import { loadHelp } from '../../src/i18n/help-words.ts'

describe('«Довідка»', () => {
  test('answers the same questions in both languages', async () => {
    const [uk, en] = await Promise.all([loadHelp('uk'), loadHelp('en')])
    expect(en.map(({ answers }) => answers.length)).toEqual(uk.map(({ answers }) => answers.length))
  })

  test.each(['uk', 'en'] as const)('uses no word of the trade in %s', async (language) => {
    const sections = await loadHelp(language)
    const words = sections.flatMap(({ title, answers }) => [title, ...answers]).join('\n')
    expect(words).not.toMatch(
      /синхроніз|офлайн|кеш|конфлікт|валідац|offline|synchroni|cache|conflict|!/i,
    )
  })
})
