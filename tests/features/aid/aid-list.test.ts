import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import { coverNeeds } from '../../../src/domain/views/coverage.ts'
import {
  findExpected,
  findGivenOut,
  findInStock,
  findStockLines,
  likelyArrival,
  leftOf,
} from '../../../src/features/aid/aid-list.ts'
import { findOpenNeeds, theOneNeed } from '../../../src/features/aid/open-needs.ts'

const STOVES: Fields = { 'lines/a/item': 'stove', 'lines/a/unit': 'piece' }

function known(id: string, fields: Fields) {
  return { id, aid: readAid({ ...STOVES, ...fields }) }
}

const SOON = known('soon', { status: 'in-transit', expectedAt: 1 })
const LATER = known('later', { status: 'agreed', expectedAt: 2 })
const SOMETIME = known('sometime', { status: 'offered' })
const HERE = known('here', {
  status: 'received',
  receivedAt: 5,
  'lines/a/received': 8,
  'distributions/x/line': 'a',
  'distributions/x/quantity': 2,
  'distributions/x/at': 6,
})
const EMPTY = known('empty', {
  status: 'received',
  receivedAt: 7,
  'lines/a/received': 1,
  'distributions/y/line': 'a',
  'distributions/y/quantity': 1,
  'distributions/y/at': 9,
})
const CALLED_OFF = known('off', { status: 'cancelled' })
const ALL = [SOMETIME, LATER, EMPTY, HERE, SOON, CALLED_OFF]

describe('the list of aid', () => {
  test('what is expected stands by its day, without a day last', () => {
    expect(findExpected(ALL).map(({ id }) => id)).toEqual(['soon', 'later', 'sometime'])
  })

  test('of two promises the one under way has most likely come; of two on paper nobody knows', () => {
    expect(likelyArrival([LATER, SOON])).toBe(SOON)
    expect(likelyArrival([LATER])).toBe(LATER)
    expect(likelyArrival([LATER, SOMETIME])).toBeUndefined()
    expect(likelyArrival([])).toBeUndefined()
  })

  test('what is here stays until it is handed out', () => {
    expect(findInStock(ALL).map(({ id }) => id)).toEqual(['here'])
    const uncounted = known('uncounted', { status: 'received' })
    expect(findInStock([uncounted])).toHaveLength(1)
  })

  test('lines to hand out: those with something left first, and what is left is known', () => {
    const lines = findStockLines(ALL)
    expect(lines.map((line) => [line.key, leftOf(line)])).toEqual([
      ['here/a', 6],
      ['empty/a', 0],
    ])
  })

  test('hand-outs stand the latest first', () => {
    expect(findGivenOut(ALL).map(({ handOut }) => handOut.id)).toEqual(['y', 'x'])
  })
})

describe('the needs that an item may answer', () => {
  const need = (id: string, fields: Fields) => ({
    id,
    need: readNeed({
      status: 'verified',
      'lines/n/item': 'stove',
      'lines/n/unit': 'piece',
      'lines/n/quantity': 20,
      ...fields,
    }),
  })
  const cover = (needs: ReturnType<typeof need>[]) => {
    const coverage = coverNeeds(needs, [HERE])
    return needs.map((one) => ({ ...one, coverage: coverage.get(one.id) }))
  }
  const STOVE = [{ item: 'stove', unit: 'piece' }]

  test('are open, ask for the same in the same unit, the most pressing first', () => {
    const found = findOpenNeeds(
      cover([
        need('planned', { urgency: 'planned' }),
        need('critical', { urgency: 'critical' }),
        need('closed', { status: 'closed' }),
        need('sets', { 'lines/n/unit': 'set' }),
        need('fuel', { 'lines/n/item': 'firewood' }),
      ]),
      STOVE,
    )
    expect(found.map(({ key }) => key)).toEqual(['critical/n', 'planned/n'])
  })

  test('an item of one’s own is the same by its name', () => {
    const own = need('own', { 'lines/n/item': 'other', 'lines/n/name': 'Сепаратор' })
    const asked = (name: string) =>
      findOpenNeeds(cover([own]), [{ item: 'other', name, unit: 'piece' }])
    expect(asked('сепаратор')).toHaveLength(1)
    expect(asked('Насос')).toEqual([])
  })

  test('one is ticked beforehand only where it is the only one of that facility', () => {
    const found = findOpenNeeds(
      cover([need('a', { facility: 'f1' }), need('b', { facility: 'f2' })]),
      STOVE,
    )
    expect(theOneNeed(found, 'f1')?.key).toBe('a/n')
    expect(theOneNeed([...found, ...found], 'f1')).toBeUndefined()
    expect(theOneNeed(found, '')).toBeUndefined()
  })

  test('what was handed out in full is not offered again, unless it is chosen already', () => {
    const met = [{ ...need('met', { 'lines/n/quantity': 2 }), coverage: undefined }].map((one) => ({
      ...one,
      coverage: coverNeeds([one], [known('h', { ...fieldsOfHere(), 'needs/met/n': true })]).get(
        'met',
      ),
    }))
    expect(findOpenNeeds(met, STOVE)).toEqual([])
    expect(findOpenNeeds(met, STOVE, ['met/n'])).toHaveLength(1)
  })
})

function fieldsOfHere(): Fields {
  return {
    status: 'received',
    'lines/a/received': 8,
    'distributions/x/line': 'a',
    'distributions/x/quantity': 2,
  }
}
