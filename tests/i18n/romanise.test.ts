import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { romanise } from '../../src/i18n/romanise.ts'

const PLACES = join(import.meta.dirname, '..', '..', 'public', 'places')
const File = v.object({ units: v.array(v.tuple([v.string(), v.string(), v.string(), v.string()])) })

describe('a name in Latin letters follows resolution 55', () => {
  test.each([
    ['Згурівка', 'Zghurivka'],
    ['Розгірче', 'Rozghirche'],
    ['Єнакієве', 'Yenakiieve'],
    ['Біла Церква', 'Bila Tserkva'],
    ['Щасливе', 'Shchaslyve'],
    ['Прип’ять', 'Prypiat'],
    ['Ґоронда', 'Goronda'],
    ['Юрківка', 'Yurkivka'],
    ['Городище-Косівське', 'Horodyshche-Kosivske'],
  ])('%s: %s', (name, latin) => {
    expect(romanise(name)).toBe(latin)
  })

  test('and agrees with the English names of all cities that the codifier’s list gives', () => {
    const cities = readdirSync(PLACES)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => v.parse(File, JSON.parse(readFileSync(join(PLACES, name), 'utf8'))).units)
      .filter(([, , , level]) => level === 'city')
    expect(cities.length).toBeGreaterThan(400)
    expect(cities.filter(([, uk, en]) => romanise(uk) !== en)).toEqual([])
  })
})
