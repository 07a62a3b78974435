import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import {
  findNeedDoubles,
  joinAs,
  joinInto,
  partAs,
  partFrom,
  pickMain,
} from '../../../src/domain/views/need-doubles.ts'
import { bucketOf } from '../../../src/domain/views/bucket.ts'
import { makeRecordId } from '../../../src/domain/base/ids.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const MAIN = makeRecordId(NOW, new Uint8Array(10).fill(1))
const STOVE = {
  'lines/a/item': 'stove',
  'lines/a/unit': 'piece',
  'lines/a/quantity': 3,
} as const satisfies Fields
const SCHOOL = { status: 'submitted', facility: 'school', ...STOVE } as const satisfies Fields

function dated(id: string, fields: Fields, madeAt = NOW) {
  return { id, need: readNeed(fields), madeAt }
}

describe('the same need written twice', () => {
  const one = dated('one', SCHOOL)
  const idsOf = (...others: ReturnType<typeof dated>[]) =>
    findNeedDoubles(one, others).map(({ id }) => id)

  test.each<[string, Fields]>([
    ['at the same facility', SCHOOL],
    ['with another number', { ...SCHOOL, 'lines/a/quantity': 9 }],
    ['among other things', { ...SCHOOL, 'lines/b/item': 'firewood', 'lines/b/unit': 'tonne' }],
    ['verified meanwhile', { ...SCHOOL, status: 'verified' }],
  ])('[ND1] is found %s', (_, fields) => {
    expect(idsOf(dated('two', fields))).toEqual(['two'])
  })

  test.each<[string, Fields]>([
    ['at another facility', { ...SCHOOL, facility: 'hospital' }],
    ['of another thing', { ...SCHOOL, 'lines/a/item': 'firewood' }],
    ['that was declined', { ...SCHOOL, status: 'declined' }],
    ['that was removed', { ...SCHOOL, removed: true }],
    ['that was joined already', { ...SCHOOL, ...joinAs('x') }],
  ])('[ND1] is not one %s', (_, fields) => {
    expect(idsOf(dated('two', fields))).toEqual([])
  })

  test('[ND1] in a district the words must say the same place', () => {
    const at = (address: string | null) =>
      dated(String(address), { status: 'submitted', place: 'p', address, ...STOVE })
    const found = findNeedDoubles(at('Під’їзд 4'), [at("під'їзд 4"), at('Під’їзд 5'), at(null)])
    expect(findNeedDoubles(at(null), [at('')])).toEqual([])
    expect(found.map(({ id }) => id)).toEqual(["під'їзд 4"])
  })

  test('[ND1] after a month it is asked anew, and nothing is a double of itself', () => {
    expect(idsOf(dated('two', SCHOOL, NOW - 31 * DAY_MS), one)).toEqual([])
  })

  test('[ND1] the likest stands first', () => {
    const other = dated('a', { ...SCHOOL, 'lines/a/quantity': 9 })
    expect(idsOf(other, dated('b', SCHOOL))).toEqual(['b', 'a'])
  })

  test('what is further on its way stays, else what was written first', () => {
    const [a, b] = [dated('a', SCHOOL), dated('b', SCHOOL)]
    expect(pickMain(b, a)).toBe(a)
    const asked = dated('c', { ...SCHOOL, status: 'requested' })
    const verified = dated('b', { ...SCHOOL, status: 'verified' })
    expect(pickMain(a, verified)).toBe(verified)
    expect(pickMain(verified, asked)).toBe(asked)
  })
})

describe('joining two records of a need', () => {
  const main: Fields = { ...SCHOOL, note: 'Другий поверх' }
  const double: Fields = {
    status: 'submitted',
    facility: 'school',
    'lines/d/item': 'stove',
    'lines/d/unit': 'piece',
    'lines/d/quantity': 3,
    note: 'Спортзал',
    'contact/name': 'Олена',
    'lines/b/item': 'firewood',
    'lines/b/unit': 'tonne',
    'lines/b/quantity': 2,
    'lines/c/item': 'stove',
    'lines/c/unit': 'piece',
    'lines/c/quantity': 5,
    verifiedAt: NOW,
  }
  const set = joinInto(readNeed(main), main, double)

  test('[ND2] the one that stays gets the items and facts that it lacks, and keeps its own', () => {
    expect(set).toEqual({
      'contact/name': 'Олена',
      'lines/b/item': 'firewood',
      'lines/b/unit': 'tonne',
      'lines/b/quantity': 2,
    })
    expect(findInvalidPath('need', set)).toBeUndefined()
  })

  test('[ND2] joining again writes nothing, and an app that knows no joining sees it withdrawn', () => {
    const joined = { ...main, ...set }
    expect(joinInto(readNeed(joined), joined, double)).toEqual({})
    expect(findInvalidPath('need', joinAs(MAIN))).toBeUndefined()
    expect(bucketOf('need', { ...double, ...joinAs(MAIN) })).toBe('closed')
  })

  test('[ND3] taken apart, each has its own lines again and the double is where it was', () => {
    const joined = { ...main, ...set }
    const parted = { ...joined, ...partFrom(joined, double) }
    expect(readNeed(parted).lines.map(({ item }) => item)).toEqual(['stove'])
    expect(partAs(double, true)).toEqual({ status: 'verified', sameAs: null })
    expect(partAs({ ...double, requestedAt: NOW }, true)).toMatchObject({ status: 'requested' })
    expect(partAs(double, false)).toMatchObject({ status: 'submitted' })
    const again = joinInto(readNeed(parted), parted, double)
    expect(readNeed({ ...parted, ...again }).lines).toHaveLength(2)
  })
})
