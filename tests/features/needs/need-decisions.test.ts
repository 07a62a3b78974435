import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { NEED_STATUSES } from '../../../src/domain/records/codes.ts'
import { readNeed } from '../../../src/domain/records/need.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  coordinatorMoves,
  decisionFields,
  DECISIONS,
  workerMoves,
} from '../../../src/features/needs/need-decisions.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const [DONOR, OTHER] = [1, 2].map((n) => makeRecordId(NOW, new Uint8Array(10).fill(n)))

describe('who decides about a need', () => {
  test('a coordinator verifies, asks partners, closes or declines; nobody else does', () => {
    expect(coordinatorMoves('submitted', 'coordinator')).toEqual(['verify', 'decline'])
    expect(coordinatorMoves('verified', 'coordinator')).toEqual(['request', 'close', 'decline'])
    for (const role of ['field', 'viewer', undefined] as const)
      expect(NEED_STATUSES.flatMap((status) => coordinatorMoves(status, role))).toEqual([])
  })

  test('from every end there is a way back', () => {
    for (const status of ['closed', 'declined', 'withdrawn'] as const)
      expect(coordinatorMoves(status, 'coordinator')).toEqual(['reopen'])
    expect(workerMoves('withdrawn', 'field')).toEqual(['reopen'])
  })

  test('a field worker takes an open need back, a viewer changes nothing', () => {
    expect(workerMoves('verified', 'field')).toEqual(['withdraw'])
    expect(workerMoves('declined', 'field')).toEqual([])
    expect(NEED_STATUSES.flatMap((status) => workerMoves(status, 'viewer'))).toEqual([])
  })
})

describe('what a decision writes', () => {
  test.each(DECISIONS)('%s is valid', (decision) => {
    expect(
      findInvalidPath(
        'need',
        decisionFields(decision, NOW, { reason: 'Немає на складі', donor: DONOR }),
      ),
    ).toBeUndefined()
  })

  test('verifying and asking keep their moment, from which days are counted', () => {
    expect(decisionFields('verify', NOW)).toEqual({ status: 'verified', verifiedAt: NOW })
    expect(decisionFields('request', NOW)).toEqual({ status: 'requested', requestedAt: NOW })
  })

  test('asking says whom, and a second partner leaves the day of the first', () => {
    const first = decisionFields('request', NOW, { donor: DONOR, status: 'verified' })
    expect(first).toEqual({ status: 'requested', requestedAt: NOW, [`asked/${DONOR}/at`]: NOW })
    const second = decisionFields('request', NOW + 1, { donor: OTHER, status: 'requested' })
    expect(second).toEqual({ [`asked/${OTHER}/at`]: NOW + 1 })
    expect(readNeed({ ...first, ...second }).askedOf).toEqual([DONOR, OTHER])
  })

  test('declining gives its reason, and reopening takes it back', () => {
    expect(decisionFields('decline', NOW, { reason: ' Вже є ' })).toEqual({
      status: 'declined',
      'decision/reason': 'Вже є',
    })
    expect(decisionFields('reopen', NOW)).toMatchObject({ 'decision/reason': null })
  })
})
