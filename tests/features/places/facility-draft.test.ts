import { describe, expect, test } from 'vitest'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  checkFacility,
  chooseType,
  NEW_FACILITY,
  readTouched,
  startDraft,
  writeFacility,
} from '../../../src/features/places/facility-draft.ts'

const KNOWN = { placesKnown: true }

const SCHOOL = {
  ...NEW_FACILITY,
  name: ' Школа № 12 ',
  type: 'school',
  place: 'UA80000000000126643',
  people: '1 200',
}

describe('a facility being filled in', () => {
  test('asks for name, type and place, and for nothing else', () => {
    expect(checkFacility(NEW_FACILITY, KNOWN).map(({ code }) => code)).toEqual([
      'name-missing',
      'type-missing',
      'place-missing',
    ])
    expect(checkFacility(SCHOOL, KNOWN)).toEqual([])
  })

  test('is not asked for a place that the phone cannot offer yet', () => {
    const draft = { ...SCHOOL, place: '' }
    expect(checkFacility(draft, { placesKnown: false })).toEqual([])
    expect(writeFacility(draft, {})).not.toHaveProperty('place')
  })

  test('keeps as a draft only what a person touched', () => {
    expect(readTouched({ address: 'вул. Лісова, 9', critical: true })).toEqual({
      address: 'вул. Лісова, 9',
      critical: true,
    })
  })

  test('leaves out what an older version wrote in another shape', () => {
    expect(readTouched({ name: 'Школа', people: 1200, colour: 'red' })).toEqual({ name: 'Школа' })
  })

  test('does not write back an address that a colleague changed while the form was open', () => {
    const touched = readTouched({ people: '900' })
    const newer = { ...writeFacility(SCHOOL, {}), address: 'вул. Нова, 1' }
    expect(writeFacility({ ...startDraft(newer), ...touched }, newer)).toEqual({ people: 900 })
  })

  test.each(['-5', 'багато', '1.5'])('does not take «%s» for a number of people', (people) => {
    expect(checkFacility({ ...SCHOOL, people }, KNOWN)).toEqual([
      { field: 'people', code: 'people-not-whole' },
    ])
  })

  test('writes what the kernel accepts', () => {
    const set = writeFacility(SCHOOL, {})
    expect(set).toEqual({
      name: 'Школа № 12',
      type: 'school',
      place: 'UA80000000000126643',
      people: 1200,
    })
    expect(findInvalidPath('facility', set)).toBeUndefined()
  })

  test('writes only what was changed, so that a colleague’s address keeps its own time', () => {
    const stored = { ...writeFacility(SCHOOL, {}), address: 'вул. Садова, 4' }
    const draft = { ...startDraft(stored), people: '900' }
    expect(writeFacility(draft, stored)).toEqual({ people: 900 })
  })

  test('clears an address that was emptied', () => {
    const stored = { ...writeFacility(SCHOOL, {}), address: 'вул. Садова, 4' }
    expect(writeFacility({ ...startDraft(stored), address: ' ' }, stored)).toEqual({
      address: null,
    })
  })

  test('keeps its queue, generator, heating and where it stands as the kernel wants them', () => {
    const supply = { queue: '3.1', power: '62,5', fuel: 'diesel', heating: 'central' }
    const point = { lat: '50,45123', lon: '30,5233', accuracy: '12' }
    const set = writeFacility({ ...SCHOOL, ...supply, ...point }, {})
    expect(set).toMatchObject({
      queue: '3.1',
      'generator/power': 62.5,
      'generator/fuel': 'diesel',
      heating: 'central',
      'location/lat': 50.45123,
      'location/lon': 30.5233,
      'location/accuracy': 12,
    })
    expect(findInvalidPath('facility', set)).toBeUndefined()
    expect(startDraft(set)).toMatchObject({ ...supply, ...point })
    expect(writeFacility(startDraft(set), set)).toEqual({})
  })

  test('a power that is no number is said, not dropped', () => {
    expect(checkFacility({ ...SCHOOL, power: 'сто' }, KNOWN)).toEqual([
      { field: 'power', code: 'power-no-number' },
    ])
  })

  test('a hospital is critical by itself, a school is not', () => {
    const hospital = { ...NEW_FACILITY, ...chooseType(NEW_FACILITY, 'hospital') }
    expect(hospital.critical).toBe(true)
    expect(chooseType(hospital, 'school').critical).toBe(false)
  })

  test('what a person said about importance is kept when the type changes', () => {
    const marked = { ...NEW_FACILITY, type: 'school', critical: true }
    expect(chooseType(marked, 'kindergarten')).toEqual({ type: 'kindergarten' })
  })
})
