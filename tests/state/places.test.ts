import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { divisionsOf, readPlaces } from '../../src/state/places.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'public', 'places')
const KYIV = 'UA80000000000093317'
const BILA_TSERKVA_HROMADA = 'UA32020010000093714'

function openOblast(name: string) {
  return readPlaces(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))
}

describe('the places of an oblast', () => {
  test('give Kyiv its ten districts', () => {
    const names = divisionsOf(openOblast('UA80'), KYIV).map(({ uk }) => uk)
    expect(names).toHaveLength(10)
    expect(names).toContain('Подільський район')
  })

  test('give a hromada without districts its city and its villages, with codes of the codifier', () => {
    const own = divisionsOf(openOblast('UA32'), BILA_TSERKVA_HROMADA)
    expect(own.find(({ uk }) => uk === 'Біла Церква')?.level).toBe('city')
    expect(own.find(({ uk }) => uk === 'Храпачі')).toEqual({
      code: 'UA32020010160024098',
      uk: 'Храпачі',
      en: 'Khrapachi',
      level: 'settlement',
    })
    expect(own.every(({ code }) => /^UA\d{17}$/.test(code))).toBe(true)
  })

  test('are not read from what a captive portal answers', () => {
    expect(() => readPlaces('<html>Welcome</html>')).toThrow()
    expect(() => readPlaces({ units: [['a']] })).toThrow()
  })
})
