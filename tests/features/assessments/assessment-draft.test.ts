import { expect, test } from 'vitest'
import { isRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { readAssessment } from '../../../src/domain/records/assessment.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  changedTerms,
  draftFields,
  NEW_DRAFT,
  termsDraft,
  numberOf,
  termsOf,
} from '../../../src/features/assessments/assessment-draft.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const DISTRICT = 'UA80000000000336424'
const DRAFT = { ...NEW_DRAFT, period: '30', districts: [DISTRICT], note: ' Відділ ' } as const

test('what was chosen comes back out of the record, and every server accepts it', () => {
  const fields = draftFields(DRAFT, NOW)
  expect(findInvalidPath('assessment', fields)).toBeUndefined()
  expect(readAssessment(fields)).toMatchObject({
    status: 'draft',
    donor: undefined,
    districts: [DISTRICT],
    note: 'Відділ',
    from: NOW - 30 * DAY_MS,
    to: NOW,
  })
})

test('the next edition asks the same of a period of the same length', () => {
  const first = readAssessment(draftFields(DRAFT, NOW))
  expect(termsDraft(first)).toEqual({ ...DRAFT, note: 'Відділ' })
})

test('the period is whole days without a gap, the last one ending with it', () => {
  const { days } = termsOf(readAssessment(draftFields(DRAFT, NOW)), {
    divisions: [],
    now: NOW,
    phones: undefined,
  })
  expect(days).toHaveLength(30)
  expect(days.at(-1)?.to).toBe(NOW)
  for (const [at, day] of days.entries()) expect(day.from).toBe(days[at - 1]?.to ?? day.from)
})

test('two phones without a network give two numbers', () => {
  const numbers = ['0123456789ab', '0123456789ac'].map((end) => {
    const id = `0199c3a5-f2e0-7abc-8def-${end}`
    if (!isRecordId(id)) throw new Error('a made id is well formed')
    return numberOf(id, 'UA80000000000093317', NOW)
  })
  expect(numbers).toEqual(['UA80-2026-11-24-89AB', 'UA80-2026-11-24-89AC'])
})

test('an edit of a draft writes what was changed, and clears what was taken out', () => {
  const before = readAssessment(draftFields(DRAFT, NOW))
  expect(changedTerms(before, termsDraft(before), NOW + DAY_MS)).toEqual({})
  const after = { ...termsDraft(before), districts: [], precision: 'city', note: '' } as const
  const set = changedTerms(before, after, NOW + DAY_MS)
  expect(set).toEqual({ [`districts/${DISTRICT}`]: null, precision: 'city', note: null })
  expect(findInvalidPath('assessment', set)).toBeUndefined()
  const week = changedTerms(before, { ...termsDraft(before), period: '7' }, NOW + DAY_MS)
  expect(week).toEqual({ from: NOW - 6 * DAY_MS, to: NOW + DAY_MS })
})
