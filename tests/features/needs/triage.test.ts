import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { NEED_STATUSES } from '../../../src/domain/records/codes.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { decisionFields } from '../../../src/features/needs/need-decisions.ts'
import { fitting, takeBack, TRIAGE } from '../../../src/features/needs/triage.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const DONOR = makeRecordId(NOW, new Uint8Array(10))
const chosen = NEED_STATUSES.map((status) => ({ need: readNeed({ status }) }))
const statuses = (decision: (typeof TRIAGE)[number]) =>
  fitting(chosen, decision).map(({ need }) => need.status)

test('of the chosen needs a decision takes those that it fits, and leaves the rest alone', () => {
  expect(statuses('verify')).toEqual(['submitted'])
  expect(statuses('request')).toEqual(['verified', 'requested'])
  expect(statuses('decline')).toEqual(['submitted', 'verified', 'requested'])
})

test('taken back, a need reads as it did before the decision', () => {
  const before = fc.record(
    {
      status: fc.constantFrom(...NEED_STATUSES),
      verifiedAt: fc.integer({ min: 1, max: NOW }),
      'decision/reason': fc.string({ minLength: 1 }),
      note: fc.string(),
    },
    { requiredKeys: [] },
  )
  const asked = fc.constantFrom<Fields>({}, { [`asked/${DONOR}/at`]: NOW - 1 })
  fc.assert(
    fc.property(before, asked, fc.constantFrom(...TRIAGE), (read: Fields, asked, decision) => {
      const fields = { ...read, ...asked }
      const { status } = readNeed(fields)
      const set = decisionFields(decision, NOW, { reason: 'подвійний запис', donor: DONOR, status })
      const back = takeBack({ before: fields, set }, { ...fields, ...set })
      expect(back && findInvalidPath('need', back)).toBeUndefined()
      expect(readNeed({ ...fields, ...set, ...back })).toEqual(readNeed(fields))
    }),
  )
})

test('what somebody else has decided meanwhile is not taken back', () => {
  const set = decisionFields('verify', NOW)
  const before = { status: 'submitted' }
  expect(takeBack({ before, set }, { ...set, status: 'requested' })).toBeUndefined()
})
