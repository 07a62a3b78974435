import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CATALOGUE_ITEMS,
  CATEGORY_IDS,
  SPEC_FIELDS,
} from '../../../src/domain/catalogue/catalogue.ts'
import { ITEM_IDS } from '../../../src/domain/catalogue/item-ids.ts'
import { loadCatalogueWords } from '../../../src/i18n/catalogue-words.ts'
import { foldText, searchEntries } from '../../../src/domain/catalogue/search.ts'

/** The same words that `catalogue-words` loads. */
const ITEM_WORDS = await loadCatalogueWords('uk')

const ENTRIES = [
  { id: 'stove', name: 'Піч', synonyms: ['буржуйка', 'грубка'] },
  { id: 'generator', name: 'Генератор', synonyms: ['двигун'] },
  { id: 'generator-diesel', name: 'Дизельний генератор', synonyms: [] },
  { id: 'vehicle-parts', name: 'Запчастини', synonyms: ["зап'ястя"] },
  { id: 'baby-food', name: 'Дитяче харчування', synonyms: [] },
]
const ids = (query: string) => searchEntries(ENTRIES, query).map(({ id }) => id)

describe('finding an item as people type', () => {
  test.each([
    ['ГЕНЕР', ['generator', 'generator-diesel']],
    ['буржуйка', ['stove']],
    ['грубка', ['stove']],
    ['ґрубка', ['stove']],
    ["зап'ястя", ['vehicle-parts']],
    ['зап’ястя', ['vehicle-parts']],
    ['запʼястя', ['vehicle-parts']],
    ['пiч', ['stove']],
    ['генератор диз', ['generator-diesel']],
    ['дітяче', []],
    ['', []],
    ['   ', []],
  ])('[SE1] «%s»', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  test.each([
    ['пауербанк', 'power-bank'],
    ['power bank', 'power-bank'],
    ['зарядка', 'power-bank'],
    ['буржуйка', 'stove'],
    ['дрова', 'firewood'],
    ['аптечка', 'first-aid-kit'],
    ['помпа', 'motor-pump'],
  ])('[SE1] the catalogue knows the word of the street «%s»', (word, item) => {
    const entries = CATALOGUE_ITEMS.map(({ id }) => ({
      id,
      name: ITEM_WORDS.items[id] ?? id,
      synonyms: ITEM_WORDS.synonyms[id] ?? [],
    }))
    expect(searchEntries(entries, word).map(({ id }) => id)).toContain(item)
  })

  test('[SE2] names before synonyms, beginnings before middles', () => {
    const entries = [
      { id: 'synonym', name: 'Обігрівач', synonyms: ['піч'] },
      { id: 'middle', name: 'Кахлі для печі (піч)', synonyms: [] },
      { id: 'begins', name: 'Піч', synonyms: [] },
    ]
    const hits = searchEntries(entries, 'піч')
    expect(hits.map(({ id }) => id)).toEqual(['begins', 'middle', 'synonym'])
    expect(hits.at(-1)?.foundBy).toBe('піч')
  })

  test('[SE3] equal hits keep the order given, and every entry is found by its own name', () => {
    expect(ids('генератор')).toEqual(['generator', 'generator-diesel'])
    for (const { id, name } of ENTRIES) expect(ids(name)).toContain(id)
  })

  test('[SE1] folding is done once and for all, and no query throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
        searchEntries(ENTRIES, text)
      }),
      { seed: 1 },
    )
  })
})

test('the catalogue is whole: its ids are those that a change may carry, its questions are known', () => {
  expect(CATALOGUE_ITEMS.map(({ id }) => id).filter((id) => !ITEM_IDS.includes(id))).toEqual([])
  expect(new Set(CATALOGUE_ITEMS.map(({ id }) => id)).size).toBe(CATALOGUE_ITEMS.length)
  for (const { category, spec } of CATALOGUE_ITEMS) {
    expect(CATEGORY_IDS).toContain(category)
    for (const field of spec) expect(SPEC_FIELDS).toHaveProperty(field)
  }
})
