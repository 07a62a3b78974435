import { serialsInStore } from '../../../src/domain/records/aid-papers.ts'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { nextRow } from '../../../src/domain/base/paper-sheet.ts'
import {
  emptyHandOut,
  entryIdOf,
  findErrors,
  handOutFields,
  overStock,
  type HandOutValues,
} from '../../../src/features/aid/hand-out-draft.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const AID = makeRecordId(NOW, new Uint8Array(10).fill(1))
const SCHOOL = makeRecordId(NOW, new Uint8Array(10).fill(2))
const NEED = makeRecordId(NOW, new Uint8Array(10).fill(3))
const PLACE = 'UA80000000000126643'
const START = emptyHandOut({ stock: `${AID}/line00000001`, facility: SCHOOL, place: PLACE })

function errorsOf(patch: Partial<HandOutValues>): string[] {
  return findErrors({ ...START, ...patch }, 'piece', { now: NOW, taken: ['aaaaabbbbb03'] }).map(
    ({ field, text }) => `${field}: ${text}`,
  )
}

describe('a hand-out', () => {
  test('to a facility is an entry of its aid, so that two hand-outs at once both count', () => {
    const set = handOutFields('handout00001', { ...START, quantity: 2 }, NOW)
    expect(set).toEqual({
      'distributions/handout00001/line': 'line00000001',
      'distributions/handout00001/quantity': 2,
      'distributions/handout00001/at': NOW,
      'distributions/handout00001/to': SCHOOL,
    })
    expect(findInvalidPath('aid', set)).toBeUndefined()
  })

  test('to people counts households and names nobody', () => {
    const values: HandOutValues = { ...START, to: 'people', households: '12' }
    const set = handOutFields('handout00001', values, NOW)
    expect(readAid(set).distributions[0]).toMatchObject({
      to: undefined,
      residentsPlace: PLACE,
      households: 12,
    })
    expect(findInvalidPath('aid', set)).toBeUndefined()
  })

  test('that closes a need links its aid to it, and leaves the rest of the line to others', () => {
    const set = handOutFields('handout00001', { ...START, closes: `${NEED}/n1` }, NOW)
    expect(set).toHaveProperty([`needs/${NEED}/n1`], true)
    expect(set).not.toHaveProperty(['lines/line00000001/forNeed'])
    expect(findInvalidPath('aid', set)).toBeUndefined()
  })

  test('may be of yesterday, taken over by a post, and signed', () => {
    const values = { ...START, at: NOW - 1, receivedBy: ' Завгосп ', signature: 'M1 2l3 4' }
    const set = handOutFields('handout00001', values, NOW)
    expect(set).toMatchObject({
      'distributions/handout00001/at': NOW - 1,
      'distributions/handout00001/receivedBy': 'Завгосп',
      'distributions/handout00001/signature': 'M1 2l3 4',
    })
    expect(findInvalidPath('aid', set)).toBeUndefined()
    expect(errorsOf({ at: NOW + 86_400_000 })).toEqual(['given-at: aid.give.err.future'])
  })

  test('keyed in from paper is the entry of its row, whoever keys it in', () => {
    const row = { ...START, sheet: 'AAAAA-bbbbb', row: '2' }
    expect(entryIdOf(row, 'fresh0000001')).toBe('aaaaabbbbb02')
    expect(entryIdOf(START, 'fresh0000001')).toBe('fresh0000001')
    expect(errorsOf(row)).toEqual([])
    expect(errorsOf({ ...row, row: '3' })).toEqual(['row: log.key.err.done'])
    expect(errorsOf({ ...row, row: '15' })).toEqual(['row: log.key.err.row'])
    expect(errorsOf({ ...row, row: '' })).toEqual(['row: log.key.err.row'])
    expect(errorsOf({ sheet: 'aaaa', row: '1' })).toEqual(['sheet: log.key.err.sheet'])
    const set = handOutFields('aaaaabbbbb02', row, NOW)
    expect(
      readAid({ ...set, 'distributions/aaaaabbbbb02/removed': false }).distributions,
    ).toHaveLength(1)
    expect(nextRow('aaaaabbbbb', ['aaaaabbbbb01', 'aaaaabbbbb03'])).toBe(2)
  })

  test('to people never keeps who took it over', () => {
    const values: HandOutValues = { ...START, to: 'people', receivedBy: 'Олена Шевчук' }
    const set = handOutFields('handout00001', values, NOW)
    expect(JSON.stringify(set)).not.toContain('Олена')
  })

  test.each<[number | null, number | undefined, number]>([
    [2, 6, 0],
    [8, 6, 2],
    [0.3, 0.1, 0.2],
    [8, undefined, 0],
    [null, 6, 0],
  ])('%s handed out of %s left is %s too many', (quantity, left, over) => {
    expect(overStock(quantity, left)).toBe(over)
  })

  test.each<[string, Partial<HandOutValues>, string[]]>([
    ['as it opens', {}, []],
    ['of nothing', { stock: '' }, ['stock: val.stock']],
    ['of no quantity', { quantity: null }, ['quantity: val.qty']],
    ['to nobody', { to: '' }, ['to: val.to']],
    ['to no facility', { facility: '' }, ['to: val.to']],
    ['to people nowhere', { to: 'people', place: '' }, ['to: val.to']],
    ['to half a household', { to: 'people', households: '1,5' }, ['households: val.households']],
  ])('%s', (_, patch, errors) => {
    expect(errorsOf(patch)).toEqual(errors)
  })
})

test('pieces that went out are not in the store any more, whoever took them', () => {
  const set = handOutFields('h1', { ...emptyHandOut({ stock: 'aid/a' }), serials: ['S2', 'S3'] }, 1)
  expect(set['distributions/h1/serials']).toBe('S2\nS3')
  const fields = {
    'lines/a/serials': 'S1, S2\nS3; S4',
    'writeoffs/w/serials': 'S4',
    'distributions/h0/serials': 'S1',
    'distributions/h0/removed': true,
    ...set,
  }
  expect(serialsInStore(fields, 'a')).toEqual(['S1'])
})
