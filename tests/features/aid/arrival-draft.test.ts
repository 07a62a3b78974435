import { describe, expect, test } from 'vitest'
import { readAid } from '../../../src/domain/records/aid.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { changeArrival, newArrival } from '../../../src/features/aid/arrival-change.ts'
import {
  arrivalOf,
  countAsListed,
  editOf,
  findErrors,
  type ArrivalValues,
} from '../../../src/features/aid/arrival-draft.ts'
import { differenceOf, newArrivalLine } from '../../../src/features/aid/arrival-line-draft.ts'
import { parseMoney } from '../../../src/domain/base/parse-money.ts'
import { AID, DONOR, HEATER, NEED, NOW, PROMISED, START, STORE, arrival } from './an-arrival.ts'

describe('an arrival against a list', () => {
  const opened = arrivalOf(AID, PROMISED, START)

  test('nothing is counted until somebody counts it', () => {
    expect(opened.lines.map(({ arrived }) => arrived)).toEqual([null, null])
    expect(findErrors(opened, NOW).map(({ text }) => text)).toEqual(['val.arrived', 'val.arrived'])
  })

  test('everything as listed is one touch, and writes that it came and what was counted', () => {
    const set = changeArrival(opened, countAsListed(opened), NOW)
    expect(set).toEqual({
      status: 'received',
      receivedAt: NOW,
      'lines/line00000001/received': 10,
      'lines/line00000002/received': 1000.5,
    })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
  })

  test('two fewer than expected, one of them damaged: good and damaged are kept apart', () => {
    const counted = countAsListed(opened)
    const [heaters, fuel] = counted.lines
    if (heaters === undefined || fuel === undefined) throw new Error('two lines were promised')
    const came = { ...heaters, arrived: 8, damaged: 1 }
    expect(differenceOf(came)).toBe(-2)
    const set = changeArrival(opened, { ...counted, lines: [came, fuel] }, NOW)
    expect(set).toMatchObject({
      'lines/line00000001/received': 7,
      'lines/line00000001/damaged': 1,
    })
    expect(set).not.toHaveProperty('lines/line00000001/promised')
  })

  test('of a promised line nothing may have come', () => {
    const none = { ...opened, lines: opened.lines.map((line) => ({ ...line, arrived: 0 })) }
    expect(findErrors(none, NOW)).toEqual([])
  })

  test('what was counted before reads back as it came, the damaged included', () => {
    const set = { ...PROMISED, 'lines/line00000001/received': 7, 'lines/line00000001/damaged': 1 }
    expect(arrivalOf(AID, set, START).lines[0]).toMatchObject({ arrived: 8, damaged: 1 })
  })

  test('what came on top is a new line without a promise', () => {
    const extra = newArrivalLine('line00000003', { item: 'thermal-blanket', unit: 'piece' })
    const values = countAsListed({ ...opened, lines: [...opened.lines, extra] })
    expect(differenceOf(extra)).toBeUndefined()
    expect(changeArrival(opened, values, NOW)).toMatchObject({
      'lines/line00000003/item': 'thermal-blanket',
      'lines/line00000003/received': 1,
    })
  })
})

describe('a new arrival', () => {
  test('names the donor, what came and where it is stored', () => {
    const set = newArrival(arrival({ lines: [{ ...HEATER, arrived: 4 }] }), NOW)
    expect(set).toEqual({
      donor: DONOR,
      form: 'goods',
      status: 'received',
      receivedAt: NOW,
      facility: STORE,
      'lines/line00000001/item': 'heater-diesel',
      'lines/line00000001/unit': 'piece',
      'lines/line00000001/received': 4,
    })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
  })

  test('that is only expected promises, and has received nothing', () => {
    const set = newArrival(arrival({ stage: 'in-transit', expectedAt: NOW }), NOW)
    expect(readAid(set)).toMatchObject({ status: 'in-transit', expectedAt: NOW })
    expect(readAid(set).lines[0]).toMatchObject({ promised: 1, received: undefined })
  })

  test('answers as many needs as were ticked', () => {
    const set = newArrival(arrival({ answers: [`${NEED}/n1`, `${NEED}/n2`] }), NOW)
    expect(set).toMatchObject({ [`needs/${NEED}/n1`]: true, [`needs/${NEED}/n2`]: true })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
  })

  test('of money keeps minor units and carries no lines', () => {
    const values = arrival({ form: 'money', moneyAmount: '12 500,50', currency: 'EUR' })
    const set = newArrival(values, NOW)
    expect(set).toMatchObject({ 'money/amount': 1_250_050, 'money/currency': 'EUR' })
    expect(Object.keys(set).filter((path) => path.startsWith('lines/'))).toEqual([])
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
  })
})

describe('a change of what a record says', () => {
  const before = editOf(AID, { ...PROMISED, expectedAt: NOW, [`needs/${NEED}/n1`]: true }, START)

  test('opens with what is expected, and writes nothing when nothing was changed', () => {
    expect(before.lines.map(({ arrived }) => arrived)).toEqual([10, 1000.5])
    expect(before).toMatchObject({ stage: 'in-transit', expectedAt: NOW })
    expect(changeArrival(before, before, NOW)).toBeUndefined()
  })

  test('writes only what was changed, and leaves the step of the way alone', () => {
    const lines = before.lines.map((line, at) => (at === 0 ? { ...line, arrived: 12 } : line))
    const set = changeArrival(before, { ...before, lines }, NOW)
    expect(set).toEqual({ 'lines/line00000001/promised': 12 })
  })

  test('takes back an answer and marks a line that was taken out', () => {
    const after = { ...before, answers: [], lines: before.lines.slice(0, 1) }
    const set = changeArrival(before, after, NOW)
    expect(set).toEqual({
      [`needs/${NEED}/n1`]: false,
      'lines/line00000002/removed': true,
    })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
  })

  test('a day that was set anew is written, a day that was wiped out is cleared', () => {
    expect(changeArrival(before, { ...before, expectedAt: NOW + 1 }, NOW)).toEqual({
      expectedAt: NOW + 1,
    })
    expect(changeArrival(before, { ...before, expectedAt: null }, NOW)).toEqual({
      expectedAt: null,
    })
  })

  test('of one that has come opens with what was counted', () => {
    const came = { ...PROMISED, status: 'accepted', 'lines/line00000001/received': 8 }
    const opened = editOf(AID, came, START)
    expect(opened).toMatchObject({ stage: 'received', lines: [{ arrived: 8 }, { arrived: null }] })
    const lines = opened.lines.map((line) => ({ ...line, arrived: 9 }))
    const set = changeArrival(opened, { ...opened, lines }, NOW)
    expect(set).not.toHaveProperty('status')
    expect(set).toMatchObject({ 'lines/line00000001/received': 9 })
  })
})

describe('what stands in the way of saving an arrival', () => {
  test.each<[string, Partial<ArrivalValues>, string[]]>([
    ['received tomorrow', { receivedAt: NOW + 86_400_000 }, ['received-at: aid.recv.err.future']],
    ['from nobody', { donor: '' }, ['donor: val.from']],
    ['nothing came', { lines: [] }, ['lines: aid.what.choose']],
    ['a line of none', { lines: [{ ...HEATER, arrived: 0 }] }, ['arrived-line00000001: val.qty']],
    ['half a heater', { lines: [{ ...HEATER, arrived: 1.5 }] }, ['arrived-line00000001: val.qty']],
    [
      'more damaged than came',
      { lines: [{ ...HEATER, damaged: 2 }] },
      ['damaged-line00000001: val.damaged'],
    ],
    ['money without an amount', { form: 'money' }, ['money: val.money']],
  ])('%s', (_, patch, errors) => {
    expect(findErrors(arrival(patch), NOW).map(({ field, text }) => `${field}: ${text}`)).toEqual(
      errors,
    )
  })

  test.each<[string, number | undefined]>([
    ['12 500,50', 1_250_050],
    ['0,07', 7],
    ['5000', 500_000],
    ['0', undefined],
    ['5 тисяч', undefined],
    ['1,234', undefined],
  ])('an amount typed as "%s" is %s', (typed, minor) => {
    expect(parseMoney(typed)).toBe(minor)
  })
})
