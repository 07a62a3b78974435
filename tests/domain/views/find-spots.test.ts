import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import {
  findSpots,
  readSpotKey,
  spotKey,
  type SpotOption,
} from '../../../src/domain/views/find-spots.ts'

const SCHOOL = makeRecordId(0, new Uint8Array(10).fill(1))
const TENTH = makeRecordId(0, new Uint8Array(10).fill(2))
const DISTRICT = 'UA80000000000126643'
const FACILITIES: readonly SpotOption[] = [
  { key: `f:${TENTH}`, title: 'Школа № 10', line: 'вул. Ґонти, 4' },
  { key: `f:${SCHOOL}`, title: 'Школа № 2', line: 'вул. Мар’яни, 1' },
]
const PLACES: readonly SpotOption[] = [
  {
    key: `p:${DISTRICT}`,
    title: 'Деснянський район',
    line: undefined,
    also: 'Desnianskyi District',
  },
  { key: 'p:UA32', title: 'Велика Десна', line: 'Козелецька громада', isFar: true },
  { key: 'p:UA33', title: 'Десна', line: 'Козелецька громада', isFar: true },
]

function titles(query: string, recent: readonly `f:${string}`[] = []): string[][] {
  const found = findSpots({ query, recent, facilities: FACILITIES, places: PLACES })
  return [found.recent, found.facilities, found.places].map((options) =>
    options.map(({ title }) => title),
  )
}

describe('looking for a place', () => {
  test('nothing typed shows everything, in the order of numbers, the recent ones first', () => {
    expect(titles('', [`f:${TENTH}`])).toEqual([
      ['Школа № 10'],
      ['Школа № 2', 'Школа № 10'],
      ['Деснянський район'],
    ])
  })

  test.each([
    ['школа №2', 'Школа № 2'],
    ['маряни', 'Школа № 2'],
    ["мар'яни", 'Школа № 2'],
    ['ГОНТИ', 'Школа № 10'],
    ['гонти школа', 'Школа № 10'],
  ])('«%s» finds %s', (query, title) => {
    expect(titles(query)).toEqual([[], [title], []])
  })

  test.each([
    ['the beginning of a word', 'десн'],
    ['capitals', 'ДЕСНЯН'],
    ['Latin letters that look Cyrillic', 'дeсняh'],
    ['its name in English', 'desnian'],
  ])('a district is found by %s', (...[, query]) => {
    expect(titles(query)[2]?.[0]).toBe('Деснянський район')
  })

  test('what is near stands before what is far, beginnings before middles', () => {
    expect(titles('десн')[2]).toEqual(['Деснянський район', 'Десна', 'Велика Десна'])
  })

  test('villages of neighbours are offered only to somebody who types', () => {
    expect(titles('')[2]).toEqual(['Деснянський район'])
    expect(titles('козелецька')[2]).toEqual(['Велика Десна', 'Десна'])
  })

  test('a recent facility that a colleague removed is not offered', () => {
    expect(titles('', ['f:gone'])[0]).toEqual([])
  })
})

test('a key leads back to what it names, and a garbled one to nothing', () => {
  expect(readSpotKey(spotKey({ facility: SCHOOL, place: DISTRICT }) ?? '')).toEqual({
    facility: SCHOOL,
  })
  expect(readSpotKey(spotKey({ facility: '', place: DISTRICT }) ?? '')).toEqual({
    place: DISTRICT,
  })
  expect(spotKey({ facility: '', place: '' })).toBeUndefined()
  expect(readSpotKey('f:drop table')).toBeUndefined()
})
