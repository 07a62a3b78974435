import { describe, expect, test } from 'vitest'
import { NEED_STATUSES } from '../../../src/domain/records/codes.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  coordinatorMoves,
  decisionFields,
  DECISIONS,
  workerMoves,
} from '../../../src/features/needs/need-decisions.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)

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
      findInvalidPath('need', decisionFields(decision, NOW, 'Немає на складі')),
    ).toBeUndefined()
  })

  test('verifying and asking keep their moment, from which days are counted', () => {
    expect(decisionFields('verify', NOW)).toEqual({ status: 'verified', verifiedAt: NOW })
    expect(decisionFields('request', NOW)).toEqual({ status: 'requested', requestedAt: NOW })
  })

  test('declining gives its reason, and reopening takes it back', () => {
    expect(decisionFields('decline', NOW, ' Вже є ')).toEqual({
      status: 'declined',
      'decision/reason': 'Вже є',
    })
    expect(decisionFields('reopen', NOW)).toMatchObject({ 'decision/reason': null })
  })
})
