import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import { ITEM_IDS } from '../../../src/domain/catalogue/item-ids.ts'
import { findOftenItems, USUAL_ITEMS } from '../../../src/domain/views/often-items.ts'

const TODAY = Date.UTC(2026, 10, 24)

test('a new phone offers the usual six, and the catalogue has them all', () => {
  expect(findOftenItems([], TODAY)).toEqual(USUAL_ITEMS)
  expect(USUAL_ITEMS.filter((item) => !ITEM_IDS.includes(item))).toEqual([])
})

test('what was asked for most often in a month stands first, then the usual ones', () => {
  const uses = [
    { item: 'stove', at: TODAY - DAY_MS },
    { item: 'firewood', at: TODAY - 2 * DAY_MS },
    { item: 'firewood', at: TODAY - 3 * DAY_MS },
    { item: 'generator', at: TODAY - 4 * DAY_MS },
    { item: 'bus', at: TODAY - 31 * DAY_MS },
    { item: 'other', at: TODAY - DAY_MS },
  ]
  expect(findOftenItems(uses, TODAY)).toEqual([
    'firewood',
    'generator',
    'stove',
    'heater-electric',
    'power-bank',
    'thermal-blanket',
  ])
})

test('what is asked for today does not move the tiles before tomorrow', () => {
  const uses = [{ item: 'stove', at: TODAY + HOUR_MS }]
  expect(findOftenItems(uses, TODAY)).toEqual(USUAL_ITEMS)
  expect(findOftenItems(uses, TODAY + DAY_MS)[0]).toBe('stove')
})
