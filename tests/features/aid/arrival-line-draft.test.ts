import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { changeArrival, newArrival } from '../../../src/features/aid/arrival-change.ts'
import { arrivalOf, countAsListed, findErrors } from '../../../src/features/aid/arrival-draft.ts'
import { AID, NEED, NOW, PROMISED, START, arrival } from './an-arrival.ts'

describe('an arrival that the sender counted in pallets', () => {
  const PALLETS: Fields = {
    ...PROMISED,
    status: 'at-customs',
    'lines/line00000001/promised': 4,
    'lines/line00000001/packFactor': 24,
  }
  const opened = arrivalOf(AID, PALLETS, START)
  const count = (patch: object) => ({
    ...countAsListed(opened),
    lines: countAsListed(opened).lines.map((line, at) => (at === 0 ? { ...line, ...patch } : line)),
  })

  test('is counted in pieces, and the sender’s count stays as it was', () => {
    const set = changeArrival(opened, countAsListed(opened), NOW)
    expect(set).toMatchObject({ 'lines/line00000001/received': 96 })
    expect(set).not.toHaveProperty('lines/line00000001/promised')
    const [line] = readAid({ ...PALLETS, ...set }).lines
    expect(line).toMatchObject({ promised: 96, packFactor: 24, received: 96 })
  })

  test('leaves customs with its arrival: from then on the report is counted', () => {
    expect(changeArrival(opened, countAsListed(opened), NOW)).toMatchObject({ clearedAt: NOW })
    const cleared = arrivalOf(AID, { ...PALLETS, clearedAt: 1 }, START)
    expect(changeArrival(cleared, countAsListed(cleared), NOW)).not.toHaveProperty('clearedAt')
  })

  test('names what is missing for good, never more than did not come', () => {
    const short = count({ arrived: 90, missing: 4 })
    expect(findErrors(short, NOW)).toEqual([])
    expect(changeArrival(opened, short, NOW)).toMatchObject({
      'lines/line00000001/received': 90,
      'lines/line00000001/missing': 4,
    })
    expect(findErrors(count({ arrived: 90, missing: 7 }), NOW)).toEqual([
      { field: 'missing-line00000001', text: 'aid.line.err.missing' },
    ])
  })

  test('keeps what the donor says of the item, a number as a number', () => {
    const set = changeArrival(opened, count({ spec: { heatOutput: '20,5', fuel: 'diesel' } }), NOW)
    expect(set).toMatchObject({
      'lines/line00000001/spec/heatOutput': 20.5,
      'lines/line00000001/spec/fuel': 'diesel',
    })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
    const read = arrivalOf(AID, { ...PALLETS, ...set }, START)
    expect(read.lines[0]?.spec).toEqual({ heatOutput: '20,5', fuel: 'diesel' })
    const wiped = { ...read, lines: read.lines.map((line) => ({ ...line, spec: { fuel: '' } })) }
    expect(changeArrival(read, wiped, NOW)).toMatchObject({ 'lines/line00000001/spec/fuel': null })
  })

  test('keeps serial numbers, the value with its currency, and the need that it is for', () => {
    const said = count({ serials: 'A1\nA2', value: '12 500,50', forLine: `${NEED}/n1` })
    const set = changeArrival(opened, said, NOW)
    expect(set).toMatchObject({
      'money/currency': 'EUR',
      'lines/line00000001/serials': 'A1\nA2',
      'lines/line00000001/value': 1_250_050,
      'lines/line00000001/forNeed': NEED,
      'lines/line00000001/forLine': 'n1',
    })
    expect(findInvalidPath('aid', set ?? {})).toBeUndefined()
    const read = arrivalOf(AID, { ...PALLETS, ...set }, START).lines[0]
    expect(read).toMatchObject({ promised: 4, serials: 'A1\nA2', value: '12500,5' })
  })
})

describe('a service', () => {
  const training = arrival({ form: 'service', serviceType: 'training', people: '20', days: '5' })

  test('is counted in people and days, and carries neither lines nor money', () => {
    const set = newArrival({ ...training, stage: 'offered' }, NOW)
    expect(set).toMatchObject({
      form: 'service',
      status: 'offered',
      'steps/offered/at': NOW,
      'service/type': 'training',
      'service/people': 20,
      'service/days': 5,
    })
    expect(set).not.toHaveProperty('promisedAt')
    expect(Object.keys(set).filter((path) => /^(lines|money)/.test(path))).toEqual([])
    expect(findInvalidPath('aid', set)).toBeUndefined()
  })

  test('has a type, and whole people and days', () => {
    const wrong = { ...training, serviceType: '', people: 'двадцять', days: '2,5' }
    expect(findErrors(wrong, NOW).map(({ field }) => field)).toEqual(['service', 'people', 'days'])
  })
})
