import { describe, expect, test } from 'vitest'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  checkDonor,
  FREQUENT_COUNTRIES,
  NEW_DONOR,
  startDraft,
  writeDonor,
} from '../../../src/features/donors/donor-draft.ts'

const TARTU = { ...NEW_DONOR, nameUk: 'Тарту', nameEn: ' Tartu ', type: 'city', country: 'EE' }

describe('a donor being filled in', () => {
  test('asks for one name and a type', () => {
    expect(checkDonor(NEW_DONOR).map(({ code }) => code)).toEqual(['name-missing', 'type-missing'])
    expect(checkDonor({ ...TARTU, nameUk: '' })).toEqual([])
    expect(checkDonor({ ...TARTU, nameEn: '' })).toEqual([])
  })

  test('writes what the kernel accepts', () => {
    const set = writeDonor(TARTU, {})
    expect(set).toEqual({ 'name/uk': 'Тарту', 'name/en': 'Tartu', type: 'city', country: 'EE' })
    expect(findInvalidPath('donor', set)).toBeUndefined()
  })

  test('writes only what was changed, and clears what was emptied', () => {
    const stored = writeDonor(TARTU, {})
    expect(writeDonor(startDraft(stored), stored)).toEqual({})
    expect(writeDonor({ ...startDraft(stored), nameEn: '' }, stored)).toEqual({ 'name/en': null })
  })

  test('each country offered is one that the kernel accepts', () => {
    for (const country of FREQUENT_COUNTRIES)
      expect(findInvalidPath('donor', { country })).toBeUndefined()
  })
})
